#!/usr/bin/env node
// `npm start`: plain JavaScript for Node 20, so that it also runs before anything is installed.
import { installIfNeeded } from './prepare/install.mjs'
import { runOnNode24 } from './prepare/node24.mjs'

await installIfNeeded()
await runOnNode24('scripts/start/main.ts', process.argv.slice(2))
