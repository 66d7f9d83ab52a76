import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What Node made of our sources is kept for the next start, as for the cloud: see cloud/main.ts.
enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'))
await import('./program.ts')
