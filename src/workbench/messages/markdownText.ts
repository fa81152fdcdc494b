import { plainLine } from './plainLine.ts'

const signs = /[\\`*{}[\]<>#|$~@]|&(?=#?\w+;)|:(?=\/\/)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[-+](?= )/gu

/** A line for a Markdown document: no sign in it makes a link, a heading, a cell or HTML, and no address becomes one. */
export function markdownText(text: string): string {
  return plainLine(text).replace(signs, '\\$&')
}
