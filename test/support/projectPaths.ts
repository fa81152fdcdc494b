import { join, resolve } from 'node:path'

/** Absolute paths of the checkout. Artifacts are what a run leaves for people; the cache may be deleted at any time. */
export const projectPaths = {
  root: resolve(import.meta.dirname, '../..'),
  artifacts: resolve(import.meta.dirname, '../../artifacts'),
  cache: resolve(import.meta.dirname, '../../.vscode-test'),
}

/** The packaged extension, where `npm run package` puts it. */
export const vsixPath = join(projectPaths.artifacts, 'intune-assignments.vsix')
