/**
 * The README as it is in the package, where nothing lies beside it that VS Code would show or open: no pictures of the
 * repository, and the names of its files as text.
 */
export function packagedReadme(text: string): string {
  return text
    .replaceAll(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '')
    .replaceAll(/(?<!!)\[([^\]]*)\]\((?!https:|#|command:)[^)]*\)/g, '$1')
}
