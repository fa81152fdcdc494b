import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { GraphError } from './graphError.ts'
import { maxBodyBytes, maxErrorBytes } from './transport.ts'

/** What `decoded` can undo; sent as `Accept-Encoding`. */
export const acceptedEncodings = 'gzip, deflate, br'

/**
 * Reads a body to its end, bounded after decompression, so that a small compressed answer can't fill the memory.
 * The body of an error is cut at its bound; any other that passes its bound is a `badResponse`.
 */
export async function readBody(body: AsyncIterable<Uint8Array>, status: number, encoding?: string): Promise<string> {
  const limit = status >= 400 ? maxErrorBytes : maxBodyBytes
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of decoded(body, encoding)) {
    size += chunk.byteLength
    if (size > limit && status < 400) {
      throw new GraphError('badResponse', 'The answer is too large.', { status, processed: 'unknown' })
    }
    chunks.push(chunk)
    if (size > limit) break
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limit))
}

function decoded(body: AsyncIterable<Uint8Array>, encoding = 'identity'): AsyncIterable<Uint8Array> {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return body
  const decoder = decoders.get(name)?.()
  if (decoder === undefined) {
    throw new GraphError('badResponse', 'The answer is compressed in an unknown way.', { processed: 'unknown' })
  }
  const source = Readable.from(body)
  source.on('error', (error) => decoder.destroy(error))
  decoder.on('close', () => source.destroy())
  return source.pipe(decoder)
}

/** A map: a name such as `constructor`, which every object has, is no encoding. */
const decoders: ReadonlyMap<string, () => NodeJS.ReadWriteStream & Readable> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])
