/** The time for today, else the day: a narrow view shows little more. */
export function shortTime(at: number): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return today
    ? date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
}
