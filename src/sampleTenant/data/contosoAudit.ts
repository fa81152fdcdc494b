import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import { configurationIdOf } from './configurationDraft.ts'
import { groupIdOf } from './groupDraft.ts'

interface Change {
  readonly operation: 'Create' | 'Delete'
  readonly type: string
  readonly group?: string
}

const people = ['grace.hopper@contoso.com', 'ada@contoso.com']

/** Each save: a day, who, and what it left in the log. */
const saves: readonly (readonly [configuration: string, day: string, actor: number, changes: readonly Change[]])[] = [
  [
    'Update ring - Pilot',
    '2026-11-18T09:12:03Z',
    0,
    [
      { operation: 'Delete', type: 'GroupAssignmentTarget', group: 'SG-Intune-Pilot' },
      { operation: 'Create', type: 'GroupAssignmentTarget', group: 'SG-Intune-Pilot' },
      { operation: 'Create', type: 'ExclusionGroupAssignmentTarget', group: 'SG-Intune-Exec' },
    ],
  ],
  [
    'Update ring - Pilot',
    '2026-11-02T14:40:11Z',
    1,
    [{ operation: 'Create', type: 'GroupAssignmentTarget', group: 'SG-Retired-Project' }],
  ],
  ['BitLocker (OS disk)', '2026-10-30T07:05:55Z', 1, [{ operation: 'Create', type: 'AllDevicesAssignmentTarget' }]],
]

export const auditEvents: readonly Entity[] = saves.flatMap(([configuration, day, actor, changes], save) =>
  changes.map(({ operation, type, group }, index) => {
    const id = configurationIdOf(configuration)
    const side = operation === 'Create' ? 'newValue' : 'oldValue'
    const property = (displayName: string, value: string): Entity => ({
      displayName,
      oldValue: null,
      newValue: null,
      [side]: value,
    })
    return {
      id: guid('audit', save, index),
      activityDateTime: day,
      activityOperationType: operation,
      activityType: `${operation} DeviceConfigurationAssignment`,
      category: 'DeviceConfiguration',
      componentName: 'DeviceConfiguration',
      correlationId: guid('save', save),
      actor: {
        auditActorType: 'ItPro',
        userPrincipalName: people[actor],
        applicationDisplayName: 'Microsoft Intune portal extension',
      },
      resources: [
        {
          auditResourceType: 'Microsoft.Management.Services.Api.DeviceConfiguration',
          displayName: configuration,
          resourceId: id,
          modifiedProperties: [],
        },
        {
          auditResourceType: 'Microsoft.Management.Services.Api.DeviceConfigurationAssignment',
          displayName: '<null>',
          resourceId: `${id}_${index}`,
          modifiedProperties: [
            property('Target.Type', type),
            property('Target.GroupId', group === undefined ? '<null>' : groupIdOf(group)),
          ],
        },
      ],
    }
  }),
)
