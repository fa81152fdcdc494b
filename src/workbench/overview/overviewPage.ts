import { randomBytes } from 'node:crypto'
import { plainLine } from '../messages/plainLine.ts'
import { overviewStyle } from './overviewStyle.ts'

/**
 * The page of the overview. It may run its own script and use its own style, which stand in it, and load nothing from
 * anywhere.
 */
export function overviewPage(script: string, title: string): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`
  return [
    '<!doctype html>',
    '<html>',
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${plainLine(title).replaceAll(/[&<>]/g, '')}</title>`,
    `<style>${overviewStyle}</style></head>`,
    `<body><script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script></body>`,
    '</html>',
  ].join('\n')
}
