import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'

export interface RunOptions {
  cwd?: string
  /** Added to this process's environment; undefined takes a variable away. */
  env?: Record<string, string | undefined>
  /** Keep the output and show it only when the process fails. */
  quiet?: boolean
}

const alive = new Set<ChildProcess>()

// A group of its own keeps the terminal's Ctrl+C from a child, so every way out of here ends the children.
process.on('exit', () => {
  for (const child of alive) signalGroup(child, 'SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]))
}

/** Starts a program at the head of a process group of its own, which ends with this process at the latest. */
export function startProcess(command: string, args: readonly string[], options: RunOptions & { piped?: boolean } = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: options.piped || options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}

/** Runs a program to its end. Rejects only when it can't be started. */
export async function runProcess(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const child = startProcess(command, args, options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve(exitCode ?? 1))
  })
  if (code !== 0) process.stderr.write(output)
  return code
}

/** Ends a process and all that it started: asks first, insists after three seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  signalGroup(child, 'SIGTERM')
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000)
  await gone
  clearTimeout(insist)
  signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    child.kill(signal)
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
