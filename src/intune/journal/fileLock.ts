import { createHash } from 'node:crypto'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isErrorCode } from '../../base/isErrorCode.ts'

/** Milliseconds in which a process that holds a lock takes a connection. */
const answerTime = 1_000

/**
 * Says that a process writes to a file, for as long as that process lives: it listens on a local address made from the
 * file's name, which the operating system closes whatever happens to the process. A process id would be given again to
 * another one, and a time would be wrong after a clock was set.
 */
export class FileLock {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** Throws what the operating system does, also where another process holds it. */
  static take(path: string): Promise<FileLock> {
    return new Promise((resolve, reject) => {
      const server = createServer((socket) => socket.destroy())
      server.once('error', reject)
      server.listen(addressOf(path), () => resolve(new FileLock(server)))
      server.unref()
    })
  }

  release(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}

/** Whether a process holds the lock of the file; one that does not answer in time counts as holding it. */
export function isLocked(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(path))
    const end = (locked: boolean): void => {
      socket.destroy()
      resolve(locked)
    }
    socket.setTimeout(answerTime, () => end(true))
    socket.once('connect', () => end(true))
    socket.once('error', (error) => end(!isErrorCode(error, 'ENOENT') && !isErrorCode(error, 'ECONNREFUSED')))
  })
}

/** Nobody else can guess it: a journal's file name has 128 random bits, in a folder that only its user can read. */
function addressOf(path: string): string {
  const name = `intune-assignments-${createHash('sha256').update(basename(path)).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  // Linux keeps names of its own for this, that need no file; elsewhere the folder for temporary files is the user's.
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name.slice(-24)}.sock`)
}
