import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What Node made of our sources is kept for the next start, which then takes about half as long. It sees only what is
// imported after this line, hence the second file. Where the folder cannot be written, nothing is kept and all goes on.
enableCompileCache(join(import.meta.dirname, '../.cache/compiled'))
await import('./program.ts')
