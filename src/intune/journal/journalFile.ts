import { type FileHandle, open } from 'node:fs/promises'

/** What a journal file needs of the file system's handle; a full disk is tested through it. */
export type AppendHandle = Pick<FileHandle, 'appendFile' | 'datasync' | 'stat' | 'truncate' | 'close'>

/** A file that is only ever appended to. What `append` resolved for is on the disk, whatever happens next. */
export class JournalFile {
  readonly path: string
  readonly #handle: AppendHandle
  #size = 0
  #torn = false
  #waiting: { readonly text: string; readonly done: () => void; readonly failed: (error: unknown) => void }[] = []
  #writing: Promise<void> | undefined

  private constructor(path: string, handle: AppendHandle) {
    this.path = path
    this.#handle = handle
  }

  /** Creates the file, readable by its owner only; throws if it is there. */
  static async create(path: string, openFile: (path: string) => Promise<AppendHandle> = openNew): Promise<JournalFile> {
    return new JournalFile(path, await openFile(path))
  }

  /** Bytes on the disk. */
  get size(): number {
    return this.#size
  }

  /** Writes and syncs; appends that come while one is at it share the next sync. Throws what the file system does. */
  append(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, done: resolve, failed: reject })
      this.#writing ??= this.#writeAll()
    })
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#handle.close()
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        await this.#write(batch.map(({ text }) => text).join(''))
        for (const { done } of batch) done()
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    // At once, and not when the promise settles: an append in between would wait for ever.
    this.#writing = undefined
  }

  async #write(text: string): Promise<void> {
    const { size, nlink } = await this.#handle.stat()
    if (nlink === 0) throw new Error('the file was removed')
    try {
      // After half a line that could not be taken back, what follows needs a line of its own.
      await this.#handle.appendFile(this.#torn ? `\n${text}` : text)
      await this.#handle.datasync()
      this.#torn = false
      this.#size = size + Buffer.byteLength(text)
    } catch (error) {
      this.#torn = await this.#handle.truncate(size).then(
        () => false,
        () => true,
      )
      throw error
    }
  }
}

function openNew(path: string): Promise<AppendHandle> {
  return open(path, 'ax', 0o600)
}
