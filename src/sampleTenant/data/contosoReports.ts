import type { StatusRecord } from '../model/tenantData.ts'
import { guid } from '../model/guid.ts'
import { devices } from './contosoDevices.ts'

const pc = String(devices[0]?.managed['id'])
const policy = (name: string): string => guid('configurationPolicies', name)

const reported: readonly (readonly [policy: string, status: number, user?: string])[] = [
  ['Windows LAPS', 2],
  ['Widgets off', 6],
  ['EDR onboarding', 5],
  ['Disk encryption', 0],
  ['Power settings - laptops', 1],
  // It was excluded after it had arrived.
  ['Local administrators', 2],
  ['Edge hardening', 2, 'grace.hopper@contoso.com'],
]

/** What devices told of what they got: one row of each state, and more than a page. */
export const statuses: readonly StatusRecord[] = [
  ...reported.map(([name, status, user = '']) => ({
    report: 'DeviceManagementConfigurationPolicy',
    deviceId: pc,
    policyId: policy(name),
    name,
    status,
    user,
    at: '2026-11-20T07:31:12Z',
  })),
  ...Array.from({ length: 60 }, (_, index) => ({
    report: 'DeviceManagementConfigurationPolicy',
    deviceId: pc,
    policyId: guid('removed policy', index),
    name: `Removed ${index}`,
    status: 2,
    user: '',
    at: '2026-11-19T07:31:12Z',
  })),
  {
    report: 'compliance',
    deviceId: pc,
    policyId: guid('deviceCompliancePolicies', 'Windows - baseline'),
    name: 'Windows - baseline',
    status: 4,
    user: 'grace.hopper@contoso.com',
    at: '2026-11-20T07:31:12Z',
  },
  ...[
    ['Company Portal', 'requiredInstall', 'installed'],
    ['Microsoft Edge', 'requiredInstall', 'failed'],
    ['Microsoft 365 Apps', 'exclude', 'notInstalled'],
  ].map(([name = '', intent = '', state = '']) => ({
    report: 'apps',
    deviceId: pc,
    policyId: guid('mobileApps', name),
    name,
    status: 0,
    intent,
    state,
    user: '',
    at: '',
  })),
]
