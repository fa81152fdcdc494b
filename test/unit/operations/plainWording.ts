import type { Wording } from '../../../src/operations/wording.ts'

/** Words in English, with ids for names. */
export const plainWording: Wording = {
  t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, place: string) => String(args[Number(place)])),
  targetName: (target) => ('groupId' in target ? target.groupId : target.kind),
  groupName: (id) => id,
  filterName: (id) => id,
  kindText: (text) => text,
  subject: (all) => String(all.length),
  assignments: String,
  number: String,
}
