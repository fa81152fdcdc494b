import { type DeviceFacts, readDevice } from '../intune/directory/deviceFacts.ts'
import { readGroupReach } from '../intune/directory/groupReach.ts'
import { readUser } from '../intune/directory/userFacts.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { Subject } from '../intune/reach/subject.ts'
import { deviceSubject, groupSubject, userSubject } from '../intune/reach/subjects.ts'
import type { Connection } from '../session/connection.ts'

/** Whom an answer is about, by what a caller knows. */
export type Asked =
  | { readonly of: 'group'; readonly id: string }
  | { readonly of: 'user'; readonly key: string }
  /** Of the managed device, or of its Entra device. */
  | { readonly of: 'device'; readonly id: string }

export interface ReadSubject {
  readonly subject: Subject
  readonly device?: DeviceFacts
}

/** Throws a `GraphError`, as `missingScope` where it may not be looked at, and a `DomainError` of kind `notFound` or `ambiguous`. */
export async function readSubject(
  { graph }: Pick<Connection, 'graph'>,
  asked: Asked,
  signal?: AbortSignal,
): Promise<ReadSubject> {
  switch (asked.of) {
    case 'group': {
      const facts = await readGroupReach(graph, asked.id, signal)
      if (facts) return { subject: groupSubject(facts) }
      break
    }
    case 'user': {
      const facts = await readUser(graph, asked.key, signal)
      if (facts) return { subject: userSubject(facts) }
      break
    }
    case 'device': {
      const facts = await readDevice(graph, asked.id, signal)
      if (facts) return { subject: deviceSubject(facts), device: facts }
    }
  }
  throw new DomainError('notFound', `there is no such ${asked.of}`)
}
