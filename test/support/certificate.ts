import { generate } from 'selfsigned'

export interface Certificate {
  /** PEM of the server's private key. */
  readonly key: string
  /** PEM of the server's certificate. */
  readonly cert: string
  /** PEM of the authority that signed it: what a client has to trust. */
  readonly ca: string
  readonly caKey: string
}

const loopback = ['localhost', '127.0.0.1', '::1']

/** An authority made for the test, and a certificate of it for the names (host names and addresses). */
export async function makeCertificate(
  options: { names?: readonly string[]; authority?: Pick<Certificate, 'ca' | 'caKey'> } = {},
): Promise<Certificate> {
  const { names = loopback } = options
  const authority = options.authority ?? (await makeAuthority())
  const server = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.caKey, cert: authority.ca },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (/^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  })
  return { key: server.private, cert: server.cert, ca: authority.ca, caKey: authority.caKey }
}

async function makeAuthority(): Promise<Pick<Certificate, 'ca' | 'caKey'>> {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { ca: authority.cert, caKey: authority.private }
}
