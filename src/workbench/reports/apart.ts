import { plainLine } from '../messages/plainLine.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** The names of two things; with their ids where people would take them for the same. */
export function apart(left: Named, right: Named): readonly [left: string, right: string] {
  const looks = ({ name }: Named): string => plainLine(name).normalize('NFKC').toLowerCase().trim()
  if (looks(left) !== looks(right) && looks(left) !== '' && looks(right) !== '') return [left.name, right.name]
  return [`${left.name} (${left.id})`, `${right.name} (${right.id})`]
}
