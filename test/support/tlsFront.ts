import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:tls'
import type { Certificate } from './certificate.ts'

export interface TlsFront {
  readonly port: number
  close(): Promise<void>
}

/** Speaks TLS on loopback in front of a server that does not. */
export async function startTlsFront(
  { key, cert }: Pick<Certificate, 'key' | 'cert'>,
  plainPort: number,
): Promise<TlsFront> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const server = createServer({ key, cert }, (opened) => {
    const upstream = keep(connect(plainPort, '127.0.0.1'))
    upstream.pipe(keep(opened)).pipe(upstream)
  })
  server.on('tlsClientError', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
