import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Server as TlsServer } from 'node:tls'
import { makeCertificate } from './certificate.ts'
import type { Certificate } from './certificate.ts'

export interface ProxyOptions {
  /** Such as `user:password`; without it nobody has to say who they are. */
  readonly credentials?: string
  /** Where the tunnels lead instead of to where they were asked to: there is no name service for made-up hosts. */
  readonly redirectTo?: number
  /** Every name is this machine's; the ports are kept. */
  readonly onlyLoopback?: boolean
  /** Opens the tunnels and reads them, with certificates of this authority: an inspecting proxy. */
  readonly inspectWith?: Pick<Certificate, 'ca' | 'caKey'>
  /** Answers every CONNECT with this status. */
  readonly refuseWith?: number
}

export interface Proxy {
  /** Such as `http://127.0.0.1:1234`. */
  readonly url: string
  /** The `host:port` of every CONNECT, refused ones included. */
  readonly connects: readonly string[]
  close(): Promise<void>
}

/** A proxy on loopback that tunnels by CONNECT. */
export async function startProxy(options: ProxyOptions = {}): Promise<Proxy> {
  const connects: string[] = []
  const sockets = new Set<Socket>()
  const inspectors: TlsServer[] = []
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const expected = options.credentials && `Basic ${Buffer.from(options.credentials).toString('base64')}`
  const server = createServer((_, response) => void response.writeHead(405).end())
  server.on('connection', keep)
  server.on('connect', (request, client: Socket) => {
    const target = request.url ?? ''
    connects.push(target)
    if (options.refuseWith !== undefined) return void client.end(`HTTP/1.1 ${options.refuseWith} Refused\r\n\r\n`)
    if (expected !== undefined && request.headers['proxy-authorization'] !== expected) {
      return void client.end('HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n')
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(target) ?? []
    const goal = {
      host: options.redirectTo === undefined && options.onlyLoopback !== true ? host : '127.0.0.1',
      port: options.redirectTo ?? Number(port),
    }
    client.write('HTTP/1.1 200 Go\r\n\r\n')
    if (options.inspectWith === undefined) {
      const upstream = keep(connect(goal.port, goal.host))
      upstream.pipe(client)
      client.pipe(upstream)
    } else {
      void inspect(client, host, goal.port, options.inspectWith)
    }
  })

  /** Answers in the place of the target, and passes what it reads on to a plain server at the port. */
  async function inspect(client: Socket, host: string, port: number, authority: Pick<Certificate, 'ca' | 'caKey'>) {
    const { key, cert } = await makeCertificate({ names: [host], authority })
    const inspector = createTlsServer({ key, cert }, (opened) => {
      keep(opened)
      const upstream = keep(connect(port, '127.0.0.1'))
      upstream.pipe(opened)
      opened.pipe(upstream)
    })
    inspectors.push(inspector)
    inspector.emit('connection', client)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    connects,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
        for (const inspector of inspectors) inspector.close()
      }),
  }
}
