import { once } from 'node:events'
import { startProcess, stopProcess } from './childProcess.ts'

/** Where a program stopped: a place in the JavaScript that runs, counted from 0, and the functions that led there. */
export interface Pause {
  readonly line: number
  readonly column: number
  readonly functionName: string
}

interface InspectorMessage {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly hitBreakpoints?: readonly string[]; readonly callFrames?: readonly CallFrame[] }
  readonly result?: unknown
}

interface CallFrame {
  readonly functionName: string
  readonly location: { readonly lineNumber: number; readonly columnNumber: number }
}

/** Runs a program as a debugger does, with one breakpoint (lines and columns from 0), up to the moment when that is hit. */
export async function pauseAt(
  args: readonly string[],
  breakpoint: { readonly file: string; readonly line: number; readonly column: number },
): Promise<Pause> {
  const child = startProcess(process.execPath, ['--inspect-brk=127.0.0.1:0', ...args], { piped: true })
  try {
    const socket = new WebSocket(await addressOf(child.stderr))
    await once(socket, 'open')
    const paused = new Promise<Pause>((resolve, reject) => {
      child.once('exit', () => reject(new Error('The program ended without a pause.')))
      socket.addEventListener('message', ({ data }) => {
        const { method, params } = JSON.parse(String(data)) as InspectorMessage
        const frame = params?.callFrames?.[0]
        if (method !== 'Debugger.paused' || !frame) return
        const { lineNumber: line, columnNumber: column } = frame.location
        // The first pause is at the program's own first line.
        if (params?.hitBreakpoints?.length) resolve({ line, column, functionName: frame.functionName })
        else send('Debugger.resume')
      })
    })
    let id = 0
    const send = (method: string, params: object = {}): void =>
      socket.send(JSON.stringify({ id: ++id, method, params }))
    send('Debugger.enable')
    const { file, line, column } = breakpoint
    send('Debugger.setBreakpointByUrl', { url: `file://${file}`, lineNumber: line, columnNumber: column })
    send('Runtime.runIfWaitingForDebugger')
    return await paused
  } finally {
    await stopProcess(child)
  }
}

async function addressOf(output: NodeJS.ReadableStream | null): Promise<string> {
  if (!output) throw new Error('The program has no output to read')
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const address = /ws:\/\/\S+/.exec(text)?.[0]
    if (address) return address
  }
  throw new Error(`No inspector came up: ${text}`)
}
