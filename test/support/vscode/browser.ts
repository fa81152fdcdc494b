import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { installChromium } from './installChromium.ts'

/** Starts a headless Chromium that calls nobody by itself. */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, env } = await installChromium()
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      // As root (a container), Chromium refuses to start with its sandbox; the page is our own server.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  })
}
