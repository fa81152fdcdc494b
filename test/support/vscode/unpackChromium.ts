// Run in a process of its own with TMPDIR set to where Chromium shall be. Argument: the package's folder of archives.
import chromium, { inflate } from '@sparticuz/chromium'
import { join } from 'node:path'

const archives = process.argv[2] ?? ''
await inflate(join(archives, 'al2023.tar.br'))
await chromium.executablePath(archives)
