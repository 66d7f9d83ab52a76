import { buffer } from 'node:stream/consumers'
import { keptLogo } from '../../src-shared/print/logo.ts'
import { drawDots } from './draw-dots.ts'

// A process of its own for one picture: bytes come in by standard input, the logo goes out as JSON.
process.stdout.write(JSON.stringify(keptLogo(await drawDots(await buffer(process.stdin)))))
