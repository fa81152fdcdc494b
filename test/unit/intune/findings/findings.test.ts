import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import {
  type Assignment,
  assignmentFromGraph,
  type FilterChoice,
  newAssignment,
} from '../../../../src/intune/model/assignment.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import { checkAssignments } from '../../../../src/intune/findings/checkAssignments.ts'
import { describeFinding, platformName } from '../../../../src/intune/findings/describeFinding.ts'
import type { Checked, KnownFacts } from '../../../../src/intune/findings/finding.ts'
import type { GroupFacts } from '../../../../src/intune/directory/groupDirectory.ts'
import type { GroupHolds } from '../../../../src/intune/directory/groupMembership.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import { mobileApps } from '../../../../src/intune/kinds/mobileApps.ts'

/** A group for every letter: its id is that letter repeated. */
const idOf = (letter: string): string => letter.repeat(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
const kiosk = configurationFromGraph(deviceConfigurations, {
  '@odata.type': '#microsoft.graph.windowsKioskConfiguration',
  id: 'k',
  displayName: 'Kiosk',
})
const group = (letter: string): Assignment => newAssignment(kiosk, { kind: 'group', groupId: idOf(letter) })
const excluded = (letter: string): Assignment => newAssignment(kiosk, { kind: 'excludedGroup', groupId: idOf(letter) })
const filtered = (letter: string, id: string): Assignment =>
  newAssignment(kiosk, { kind: 'group', groupId: idOf(letter) }, { filter: { id, mode: 'include' } })
const everyDevice = (filter?: FilterChoice): Assignment => newAssignment(kiosk, { kind: 'allDevices' }, { filter })
const everyUser = newAssignment(kiosk, { kind: 'allUsers' })
const unknownTarget = assignmentFromGraph({ target: { '@odata.type': '#microsoft.graph.galaxyTarget', planet: 1 } })

const assigned = (letter: string, holds: GroupHolds, members?: number): [string, GroupFacts] => [
  idOf(letter),
  {
    state: { state: 'known', group: { id: idOf(letter), displayName: `Group ${letter}`, groupTypes: [] } },
    holds,
    members,
  },
]
const dynamic = (letter: string, about: 'user' | 'device'): [string, GroupFacts] => {
  const rule = { groupTypes: ['DynamicMembership'], membershipRule: `(${about}.x -eq "y")` }
  const holds = about === 'user' ? 'users' : 'devices'
  return [idOf(letter), { state: { state: 'known', group: { id: idOf(letter), displayName: letter, ...rule } }, holds }]
}

/** Assigned: `a` users, `b` devices, `c` both, `d` nobody. Dynamic: `e` users, `f` devices. Gone: 1 deleted, 2 missing. */
const groups = new Map<string, GroupFacts>([
  assigned('a', 'users', 5),
  assigned('b', 'devices', 5),
  assigned('c', 'both', 5),
  assigned('d', 'none', 0),
  dynamic('e', 'user'),
  dynamic('f', 'device'),
  [idOf('1'), { state: { state: 'deleted', id: idOf('1'), displayName: 'Old' }, holds: 'unknown' }],
  [idOf('2'), { state: { state: 'missing', id: idOf('2') }, holds: 'unknown' }],
])
const known: KnownFacts = {
  group: (id) => groups.get(id) ?? { state: { state: 'unknown', id }, holds: 'unknown' },
  filter: (id) => {
    const [platform, managementType] = id.split('/')
    if (platform === undefined || id === 'missing') return { state: 'missing', id }
    if (id === 'unread') return { state: 'unknown', id }
    return { state: 'known', filter: { id, displayName: id, platform, managementType } }
  },
}

function kindsFor(assignments: Assignment[], more: Partial<Checked> = {}): string[] {
  return checkAssignments({ configuration: kiosk, assignments, ...more }, known).map(({ kind }) => kind)
}

function sentencesFor(assignments: Assignment[], more: Partial<Checked> = {}): string[] {
  const names = {
    group: (id: string): string => id.charAt(0),
    filter: (id: string): string => id,
    target: ({ kind, ...rest }: Assignment['target']): string => ('groupId' in rest ? rest.groupId.charAt(0) : kind),
    platform: platformName,
  }
  return checkAssignments({ configuration: kiosk, assignments, ...more }, known).map((finding) => {
    const { message, args } = describeFinding(finding, names)
    return message.replace(/\{(\d)\}/g, (_, n: string) => args[Number(n)] ?? '?')
  })
}

describe('findings', () => {
  it('has nothing to say of ordinary assignments', () => {
    assert.deepEqual(kindsFor([]), [])
    assert.deepEqual(kindsFor([group('a'), group('b'), group('e'), group('f')]), [])
    assert.deepEqual(kindsFor([everyDevice(), everyUser]), [])
    assert.deepEqual(kindsFor([filtered('a', 'windows10AndLater')]), [])
  })

  it('claims nothing about what is not known', () => {
    const strangers = [group('9'), excluded('8'), filtered('7', 'unread'), everyDevice()]
    assert.deepEqual(kindsFor(strangers), [])
    const configuration = {
      ...kiosk,
      sort: deviceConfigurations.sortOf({ type: 'unsupportedDeviceConfiguration', properties: {} }),
    }
    assert.deepEqual(kindsFor([filtered('a', 'iOS')], { configuration }), [])
    assert.deepEqual(kindsFor([filtered('a', 'tvOS')]), [])
    assert.deepEqual(kindsFor([group('c'), excluded('a')]), [])
  })

  it('tells a deleted group from one that never was, included or excluded', () => {
    assert.deepEqual(kindsFor([group('1'), excluded('2')]), ['groupDeleted', 'groupMissing'])
    assert.deepEqual(sentencesFor([group('2')]), ['The group 2 does not exist. Its assignment has no effect.'])
  })

  it('sees an empty group', () => {
    assert.deepEqual(sentencesFor([group('d')]), ['d has no members.'])
  })

  it('sees a group that is included and excluded', () => {
    assert.deepEqual(kindsFor([group('a'), excluded('a')]), ['includedAndExcluded'])
    const [finding] = checkAssignments({ configuration: kiosk, assignments: [group('a'), excluded('a')] }, known)
    assert.equal(finding?.assignment, assignmentKey(deviceConfigurations, group('a')))
  })

  it('sees exclusions of nobody, unless a target that it does not know may include somebody', () => {
    assert.deepEqual(sentencesFor([excluded('a'), excluded('b')]), ['Only exclusions: no one is included.'])
    assert.deepEqual(kindsFor([excluded('a'), unknownTarget]), [])
    assert.deepEqual(kindsFor([excluded('a'), group('9')]), [])
  })

  describe("follow Intune's support matrix for exclusions", () => {
    const letters = new Map([
      ['dynamic device', 'f'],
      ['static device', 'b'],
      ['dynamic user', 'e'],
      ['static user', 'a'],
    ])
    // Scenario: included, excluded, what the documentation says.
    const rows = `
      1 dynamic device, dynamic device, latency
      2 dynamic device, static device, supported
      3 dynamic device, dynamic user, not supported
      4 dynamic device, static user, not supported
      5 static device, dynamic device, latency
      6 static device, static device, supported
      7 static device, dynamic user, not supported
      8 static device, static user, not supported
      9 dynamic user, dynamic device, not supported
      10 dynamic user, static device, not supported
      11 dynamic user, dynamic user, supported
      12 dynamic user, static user, supported
      13 static user, dynamic device, not supported
      14 static user, static device, not supported
      15 static user, dynamic user, supported
      16 static user, static user, supported`
    const said: Readonly<Record<string, string[]>> = {
      supported: [],
      latency: ['dynamicDeviceExclusion'],
      'not supported': ['mixedExclusion'],
    }
    for (const [, row, include = '', exclude = '', support = ''] of rows.matchAll(
      /(\d+) ([^,]+), ([^,]+), ([^\n]+)/g,
    )) {
      it(`row ${row}: ${include} without ${exclude} is ${support}`, () => {
        const facts = groups.get(idOf(letters.get(exclude) ?? ''))
        assert(facts?.state.state === 'known')
        // Another group of the same kind, so that none is on both sides.
        const twin = '5'
        const there = { ...facts, state: { state: 'known', group: { ...facts.state.group, id: idOf(twin) } } } as const
        const withTwin = { ...known, group: (id: string): GroupFacts => (id === idOf(twin) ? there : known.group(id)) }
        const assignments = [group(letters.get(include) ?? ''), excluded(twin)]
        const kinds = checkAssignments({ configuration: kiosk, assignments }, withTwin).map(({ kind }) => kind)
        assert.deepEqual(kinds, said[support])
      })
    }

    it('takes everyone for what it is', () => {
      assert.deepEqual(kindsFor([everyUser, excluded('b')]), ['mixedExclusion'])
      assert.deepEqual(kindsFor([everyUser, excluded('a')]), [])
      assert.deepEqual(kindsFor([everyDevice(), excluded('a')]), ['mixedExclusion'])
      assert.deepEqual(kindsFor([everyDevice(), excluded('f')]), ['dynamicDeviceExclusion'])
      assert.deepEqual(kindsFor([group('9'), excluded('f')]), ['dynamicDeviceExclusion'])
    })

    it('names those whom the exclusion does not touch, and only those', () => {
      assert.deepEqual(sentencesFor([group('a'), group('f'), excluded('b')]), [
        'Excluding b has no effect on a: Intune does not evaluate exclusions between users and devices.',
      ])
      assert.deepEqual(kindsFor([everyUser, everyDevice(), excluded('f')]), [
        'mixedExclusion',
        'dynamicDeviceExclusion',
      ])
    })
  })

  it('sees a group that adds nobody to everyone', () => {
    assert.deepEqual(sentencesFor([everyDevice(), group('b')]), [
      'b is redundant: allDevices already covers its members.',
    ])
    assert.deepEqual(kindsFor([everyUser, group('a'), group('e')]), ['redundantGroup', 'redundantGroup'])
    assert.deepEqual(kindsFor([everyUser, everyDevice(), group('c')]), ['redundantGroup'])
  })

  it('does not call a group redundant that takes devices out by its filter, and does where its filter lets some through', () => {
    const filter = (mode: 'include' | 'exclude') =>
      newAssignment(kiosk, { kind: 'group', groupId: idOf('b') }, { filter: { id: 'windows10AndLater', mode } })
    assert.deepEqual(kindsFor([everyDevice(), filter('exclude')]), [])
    assert.deepEqual(kindsFor([everyDevice(), filter('include')]), ['redundantGroup'])
  })

  it('calls a group of an app redundant for the same intent alone, and says which of its assignments it is', () => {
    const configuration = configurationFromGraph(mobileApps, {
      '@odata.type': '#microsoft.graph.win32LobApp',
      id: 'z',
      displayName: 'Zoom',
    })
    const app = (intent: string, target: object): Assignment => assignmentFromGraph({ intent, target })
    const users = { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' }
    const sales = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: idOf('a') }
    const found = (...assignments: Assignment[]) => checkAssignments({ configuration, assignments }, known)
    assert.deepEqual(found(app('available', users), app('required', sales)), [])
    const [finding, ...more] = found(app('available', users), app('required', sales), app('available', sales))
    assert.deepEqual(more, [])
    assert.equal(finding?.kind, 'redundantGroup')
    assert.equal(finding.assignment, assignmentKey(mobileApps, app('available', sales)))
  })

  it('does not call a group redundant beside everyone of the other kind, or beside a filtered everyone', () => {
    assert.deepEqual(kindsFor([everyDevice(), group('a'), group('c')]), [])
    assert.deepEqual(kindsFor([everyDevice({ id: 'windows10AndLater', mode: 'include' }), group('b')]), [])
  })

  it('sees filters that are gone, for another platform, or for apps', () => {
    assert.deepEqual(
      sentencesFor([filtered('a', 'iOS'), filtered('b', 'missing'), filtered('c', 'windows10AndLater/apps')]),
      [
        'The filter missing does not exist.',
        'The filter iOS is for iOS/iPadOS, but this configuration is for Windows 10 and later.',
        'The filter windows10AndLater/apps is for apps, not for devices.',
      ],
    )
    const configuration = { ...kiosk, type: 'windows81SCEPCertificateProfile' }
    assert.deepEqual(kindsFor([filtered('a', 'windows10AndLater')], { configuration }), [])
  })

  it('sees a certificate profile that leaves out a group of the profile that needs it', () => {
    const scep = { ...kiosk, id: 's', displayName: 'SCEP' }
    const withCertificate = (...assignments: Assignment[]): Partial<Checked> => ({
      certificate: { configuration: scep, assignments },
    })
    assert.deepEqual(kindsFor([group('a')], withCertificate(group('a'), group('b'))), [])
    assert.deepEqual(kindsFor([group('a')], withCertificate(everyUser)), [])
    assert.deepEqual(kindsFor([group('a'), excluded('e')], withCertificate(unknownTarget)), [])
    assert.deepEqual(sentencesFor([group('a'), group('b')], withCertificate(group('b'))), [
      'The certificate profile SCEP is not assigned to a. Without the certificate, devices there cannot use this configuration.',
    ])
    assert.deepEqual(kindsFor([group('a')], withCertificate(everyUser, excluded('a'))), ['certificateNotAssigned'])
    assert.deepEqual(kindsFor([everyDevice()], withCertificate(group('b'))), ['certificateNotAssigned'])
    assert.deepEqual(kindsFor([group('a')]), [])
  })

  it('names the worst first', () => {
    assert.deepEqual(kindsFor([group('d'), group('1'), filtered('a', 'missing')]), [
      'filterMissing',
      'groupDeleted',
      'groupEmpty',
    ])
  })
})
