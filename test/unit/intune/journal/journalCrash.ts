// Writes plans without end until it is killed: what it says that it wrote has to be there afterwards.
import { systemClock } from '../../../../src/base/clock.ts'
import { Journal } from '../../../../src/intune/journal/journal.ts'
import { assignableOf, outcomeOf, planOf, silent, testKey } from './journalSupport.ts'

const journal = new Journal(process.argv[2] ?? '', silent, systemClock, testKey)
await journal.open()
for (let n = 0; ; n++) {
  const writer = await journal.begin(planOf(`plan-${n}`, 3))
  process.stdout.write(`begun plan-${n}\n`)
  await writer.intent(assignableOf('c0'))
  process.stdout.write(`intent plan-${n}\n`)
  await writer.outcome(outcomeOf('c0', 'applied'))
  process.stdout.write(`outcome plan-${n}\n`)
  // Only lives on, in the middle of a plan.
  if (process.argv[3] === 'once') await new Promise(() => setInterval(() => {}, 1_000))
  if (n % 2 === 0) await writer.close()
}
