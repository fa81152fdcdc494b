import { projectPaths } from '../projectPaths.ts'

/** The page that opens a window, empty or on a folder, with the checkout as a development extension and runs a suite in its host. */
export function hostPage(server: string, suite: string, folder?: string): string {
  const remote = (path: string) => `vscode-remote://${new URL(server).host}${path}`
  const payload = [
    ['extensionDevelopmentPath', remote(projectPaths.root)],
    ['extensionTestsPath', remote(suite)],
  ]
  const opened = folder === undefined ? 'ew=true' : `folder=${encodeURIComponent(folder)}`
  return `${server}/?${opened}&payload=${encodeURIComponent(JSON.stringify(payload))}`
}
