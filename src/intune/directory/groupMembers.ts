import { textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { groupScopes } from './userFacts.ts'

/** Whom a group holds directly. */
export interface Member {
  readonly of: 'group' | 'user' | 'device'
  /** Of a device the id by which Intune knows it, which is not its object id. */
  readonly id: string
  readonly name: string
}

export interface Members {
  /** Groups first, then people and devices, each by name. */
  readonly members: readonly Member[]
  /** There are more than were read. */
  readonly more: boolean
}

/** So many are a look; for all of them there is the Entra admin center. */
const most = 200

const kinds: Readonly<Record<string, Member['of']>> = {
  '#microsoft.graph.group': 'group',
  '#microsoft.graph.user': 'user',
  '#microsoft.graph.device': 'device',
}

/** The first 200 direct members of a group, in one request. What is neither group, user nor device is left out. Throws a `GraphError`. */
export async function readMembers(graph: Graph, groupId: string, signal?: AbortSignal): Promise<Members> {
  const path = `v1.0/groups/${groupId}/members?$select=id,displayName,userPrincipalName,deviceId&$top=${most}`
  for await (const page of graph.pages(path, { scopes: groupScopes }, signal)) {
    const members = page.value.flatMap((raw): Member[] => {
      const of = kinds[textOf(raw, '@odata.type') ?? '']
      const id = of === 'device' ? textOf(raw, 'deviceId') : textOf(raw, 'id')
      if (of === undefined || id === undefined) return []
      return [{ of, id, name: textOf(raw, 'displayName') ?? textOf(raw, 'userPrincipalName') ?? id }]
    })
    const rank = ({ of }: Member): number => ['group', 'user', 'device'].indexOf(of)
    members.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    return { members, more: !page.last }
  }
  return { members: [], more: false }
}
