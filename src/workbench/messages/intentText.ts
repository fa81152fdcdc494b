import type { Kind } from '../../intune/kinds/kind.ts'
import { kindText } from './kindText.ts'

/** Two intents can hold at once. */
export function intentText(intent: string, { fields }: Kind): string {
  const values = fields.flatMap(({ values: some = [] }) => some)
  const titles = intent.split('+').map((one) => values.find(({ value }) => value === one)?.title)
  return titles
    .map((title, index) => (title === undefined ? (intent.split('+')[index] ?? '') : kindText(title)))
    .join(', ')
}
