import type { Wording } from './wording.ts'

/** More than these are counted. */
const mostNamed = 3

/** "SG-HR, SG-Sales", or "12 groups". */
export function groupsText(names: readonly string[], { t, number }: Pick<Wording, 't' | 'number'>): string {
  return names.length <= mostNamed ? names.join(', ') : t('{0} groups', number(names.length))
}

/** Whom a count of groups stands for. */
export function unnamedNote(names: readonly string[], { t }: Wording): readonly string[] {
  return names.length <= mostNamed ? [] : [t('Groups: {0}', names.join(', '))]
}
