import * as vscode from 'vscode'

// Numbers and times as the language of VS Code writes them; the operating system may have another one.

export function numberText(count: number): string {
  return count.toLocaleString(vscode.env.language)
}

/** `at` in milliseconds since 1970, or as the service writes a time. What is no time is shown as it is. */
export function dateTimeText(at: number | string): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toLocaleString(vscode.env.language)
}

export function timeText(at: number): string {
  return new Date(at).toLocaleTimeString(vscode.env.language)
}

/** The time for today, else the day: a narrow view shows little more. */
export function shortTimeText(at: number): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return today
    ? date.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString(vscode.env.language, { day: 'numeric', month: 'short' })
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "3 hours ago"; a time as the service writes it. */
export function agoText(at: string): string {
  const ms = Date.parse(at) - Date.now()
  if (Number.isNaN(ms)) return at
  const [unit, length] = units.find(([, one]) => Math.abs(ms) >= one) ?? ['minute', 60_000]
  return new Intl.RelativeTimeFormat(vscode.env.language).format(Math.round(ms / length), unit)
}
