import { type Members, readMembers } from '../../../intune/directory/groupMembers.ts'
import { type GroupReachFacts, readGroupReach } from '../../../intune/directory/groupReach.ts'
import { devicesOfUser, type FoundDevice } from '../../../intune/directory/subjectSearch.ts'
import type { Subject } from '../../../intune/reach/subject.ts'
import { readSubject } from '../../../operations/readSubject.ts'
import type { Connection } from '../../../session/connection.ts'
import type { FoundSubject } from './groupRow.ts'
import { KeptAnswers } from './keptAnswers.ts'

/** What the directory says of groups, users and devices, as the Groups view shows it. Each rejects as its reader does. */
export class DirectoryAnswers {
  readonly #subjects = new KeptAnswers<Subject>()
  readonly #members = new KeptAnswers<Members>()
  readonly #parents = new KeptAnswers<GroupReachFacts | undefined>()
  readonly #devices = new KeptAnswers<readonly FoundDevice[]>()

  subject(connection: Connection, { of, id }: FoundSubject): Promise<Subject> {
    return this.#subjects.of(connection, `${of} ${id}`, async () => {
      const { subject } = await readSubject(connection, of === 'user' ? { of, key: id } : { of, id })
      return subject
    })
  }

  members(connection: Connection, groupId: string): Promise<Members> {
    return this.#members.of(connection, groupId, () => readMembers(connection.graph, groupId))
  }

  /** The groups that the group is in, directly or not. */
  parents(connection: Connection, groupId: string): Promise<GroupReachFacts | undefined> {
    return this.#parents.of(connection, groupId, () => readGroupReach(connection.graph, groupId))
  }

  devices(connection: Connection, userId: string): Promise<readonly FoundDevice[]> {
    return this.#devices.of(connection, userId, () => devicesOfUser(connection.graph, userId))
  }
}
