import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '../..')
const stamp = join(project, '.cache/window.sha256')
const built = join(project, 'out/renderer/index.html')

/** Builds the window's files into out/renderer, unless nothing they are made from has changed since the last time. */
export async function buildWindow(): Promise<void> {
  const inputs = hashOfInputs()
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return
  console.log('Building the window: a few seconds, only when it has changed …')
  // Only loaded where there is something to build: the bundler takes half a second to load.
  const { build } = await import('vite')
  await build({ configFile: join(project, 'src-renderer/vite.config.ts'), logLevel: 'warn' })
  mkdirSync(join(project, '.cache'), { recursive: true })
  writeFileSync(stamp, inputs)
}

function hashOfInputs(): string {
  const files = globSync(['src-renderer/**/*', 'src-shared/**/*.ts', 'package-lock.json'], {
    cwd: project,
    withFileTypes: true,
    exclude: ['**/*.test.ts', '**/*.test.tsx'],
  })
  const hash = createHash('sha256')
  for (const path of files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(path.slice(project.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}
