import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../certificate.ts'

/**
 * Variables for an extension host that signs in as an application at an authority on this machine. Node reads the
 * certificates to trust when it starts, so the certificate is made before the host; the tests in it start the authority.
 * - `TEST_TLS_KEY`, `TEST_TLS_CERT`: files with the server's key and certificate, for `localhost`
 * - `AZURE_TENANT_ID`, `AZURE_CLIENT_ID`, `AZURE_CLIENT_SECRET`: whom the authority should know
 */
export async function hostEnvironment(): Promise<{ env: Record<string, string>; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'intune-tls-'))
  const { key, cert, ca } = await makeCertificate()
  const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem'), ca: join(folder, 'ca.pem') }
  await writeFile(files.key, key, { mode: 0o600 })
  await writeFile(files.cert, cert)
  await writeFile(files.ca, ca)
  return {
    env: {
      NODE_EXTRA_CA_CERTS: files.ca,
      TEST_TLS_KEY: files.key,
      TEST_TLS_CERT: files.cert,
      AZURE_TENANT_ID: randomUUID(),
      AZURE_CLIENT_ID: randomUUID(),
      AZURE_CLIENT_SECRET: `secret-${randomUUID()}`,
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
