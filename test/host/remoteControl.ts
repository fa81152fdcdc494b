import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as vscode from 'vscode'

/** What the driver asks of the host: a command, a setting of VS Code's user, or its process id. */
export type ControlRequest =
  | { readonly ask: 'command'; readonly command: string; readonly args: readonly unknown[] }
  | { readonly ask: 'setting'; readonly name: string; readonly value: unknown }
  | { readonly ask: 'pid' }

export type ControlAnswer = { readonly result: unknown } | { readonly rejected: string }

/**
 * What VS Code calls inside its extension host, in place of a suite: obeys a driver in another process over HTTP on
 * loopback, because a test that kills this process cannot run in it. Never resolves.
 */
export async function run(): Promise<void> {
  const server = createServer((incoming, response) => {
    let text = ''
    incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    incoming.on('end', () => {
      void answer(JSON.parse(text) as ControlRequest).then((body) => response.end(JSON.stringify(body)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  console.log(`${process.env['TEST_OUTPUT_MARK'] ?? ''}${(server.address() as AddressInfo).port}`)
  await new Promise<never>(() => undefined)
}

async function answer(request: ControlRequest): Promise<ControlAnswer> {
  try {
    return { result: await obey(request) }
  } catch (error) {
    return { rejected: error instanceof Error ? error.message : String(error) }
  }
}

async function obey(request: ControlRequest): Promise<unknown> {
  switch (request.ask) {
    case 'pid':
      return process.pid
    case 'command':
      return vscode.commands.executeCommand(request.command, ...request.args)
    case 'setting': {
      const at = request.name.lastIndexOf('.')
      const section = vscode.workspace.getConfiguration(request.name.slice(0, at))
      return section.update(request.name.slice(at + 1), request.value, vscode.ConfigurationTarget.Global)
    }
  }
}
