import { readFile } from 'node:fs/promises'

/** How a stage ended. */
export interface TestCount {
  passed: number
  failed: number
  skipped: number
}

/** The count that a test process left in a file; one failure when it left none, because then it did not reach its end. */
export async function readTestCount(file: string): Promise<TestCount> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TestCount
  } catch (error) {
    console.error(`The tests did not come to an end: ${error instanceof Error ? error.message : String(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
