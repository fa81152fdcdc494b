export interface Row {
  what: string
  value: number
  unit: 'KB' | 'ms' | 'requests'
  /** What the value is compared with, in the same unit; the table shows value ÷ baseline. */
  baseline?: { what: string; value: number }
}

/** Lays rows out for a terminal: value, and how many times the baseline it is. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, baseline }) => [
    what,
    `${value.toFixed(1)} ${unit}`,
    baseline ? `${(value / baseline.value).toFixed(2)} ×` : '',
    baseline ? `${baseline.what} (${baseline.value.toFixed(1)} ${unit})` : '',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map(([what = '', value = '', ratio = '', baseline = '']) =>
      [what.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), ratio.padStart(widths[2] ?? 0), baseline]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
