import type { Directory } from './directory.ts'

/** What the routes of the directory work on. */
export interface DirectoryService {
  readonly root: string
  readonly directory: Directory
}
