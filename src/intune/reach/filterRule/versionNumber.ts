/** The parts of a version as a rule may have it: 2 to 4 numbers. Blanks around it count for nothing. */
export function ruleVersion(text: string): readonly number[] | undefined {
  return /^\d{1,10}(\.\d{1,10}){1,3}$/.test(text.trim()) ? parts(text) : undefined
}

/** The parts of a version as a device has it; undefined where it is not only numbers, such as `26.0 (25A5349a)`. */
export function deviceVersion(text: string): readonly number[] | undefined {
  return /^\d{1,10}(\.\d{1,10}){0,7}$/.test(text.trim()) ? parts(text) : undefined
}

/** Below, equal or above 0 as `a` is older, the same or newer; a part that is missing is 0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function parts(text: string): readonly number[] {
  return text.trim().split('.').map(Number)
}
