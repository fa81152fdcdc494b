/** Text for a place where VS Code would draw `$(name)` as an icon: names are shown as text, whatever is in them. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '$\u200b(')
}
