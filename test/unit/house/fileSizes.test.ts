import assert from 'node:assert/strict'
import { join } from 'node:path'
import { fileSizes } from './fileSizes.ts'
import { projectPaths } from '../../support/projectPaths.ts'

/** Files that are still to be cut. */
const toBeCut: readonly string[] = []

describe('the files of src', () => {
  const sizes = fileSizes(join(projectPaths.root, 'src'))
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0

  it('have 50 lines or less, half of them', () => assert.ok(at(0.5) <= 50, `the median is ${at(0.5)}`))

  it('have 140 lines or less, nine of ten', () => assert.ok(at(0.9) <= 140, `nine of ten have up to ${at(0.9)}`))

  it('have 220 lines or less, each', () => {
    const large = sizes.filter(({ lines }) => lines > 220).map(({ file }) => file)
    assert.deepEqual(large, toBeCut)
  })
})
