import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { runProcess } from '../childProcess.ts'
import { projectPaths } from '../projectPaths.ts'

export interface Chromium {
  executablePath: string
  /** Variables that it needs to start, beside the inherited ones. */
  env: Record<string, string>
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge']

/** Chromium from `CHROMIUM_PATH`, else from the PATH, else the one that comes with `@sparticuz/chromium` (Linux, x64). */
export async function installChromium(): Promise<Chromium> {
  const given = process.env['CHROMIUM_PATH'] || findOnPath(names)
  return given ? { executablePath: given, env: {} } : unpackChromium()
}

function findOnPath(programs: readonly string[]): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return programs.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function unpackChromium(): Promise<Chromium> {
  const source = join(projectPaths.root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  const home = join(projectPaths.cache, `chromium-${version}`)
  if (!existsSync(home)) {
    const unfinished = `${home}.unfinished-${process.pid}`
    await mkdir(unfinished, { recursive: true })
    try {
      // The package unpacks into the temporary folder of its process, whatever that is.
      const code = await runProcess(
        process.execPath,
        [join(import.meta.dirname, 'unpackChromium.ts'), join(source, 'bin')],
        { env: { TMPDIR: unfinished } },
      )
      if (code !== 0) throw new Error('Chromium could not be unpacked. CHROMIUM_PATH may name another one.')
      await rename(unfinished, home)
    } catch (error) {
      if (!existsSync(home)) throw error
    } finally {
      await rm(unfinished, { recursive: true, force: true })
    }
  }
  const fonts = join(home, 'fonts.conf')
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>` +
      `<dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>`,
  )
  // Its own NSS and expat, which a bare Debian lacks; beyond them it needs libc and libgcc only.
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: fonts },
  }
}
