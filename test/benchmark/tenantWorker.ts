import { parentPort, workerData } from 'node:worker_threads'
import { type SampleTenantOptions, startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'

// A tenant on a thread of its own, so that its work is not counted as the client's. Any message is answered with the
// requests since the last one.
const service = await startSampleTenant(workerData as SampleTenantOptions)
parentPort?.postMessage({ root: service.root, token: service.token })
parentPort?.on('message', () => {
  parentPort?.postMessage(
    service.requests
      .filter(({ inner }) => !inner)
      .map(({ method, path, body, headers }) => ({ method, path, body, eventual: headers['consistencylevel'] })),
  )
  service.clearRequests()
})
