import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './src-renderer/vite.config.ts'

const at = (path: string) => resolve(import.meta.dirname, path)
const out = at(process.env['PACKBENCH_OUT'] ?? 'out')

/** Programs for threads of their own, `*-worker.ts`: each becomes a file beside the program that starts it. */
const workers = globSync('src-main/**/*-worker.ts', { cwd: import.meta.dirname })

/** A worker is started by its address beside the file that starts it, and that address changes with the build. */
const workersBeside = {
  name: 'packbench-workers-beside',
  transform: (code: string) =>
    code.replaceAll(/(new URL\((['"])\.\/[\w-]+-worker)\.ts(\2, import\.meta\.url\))/g, '$1.js$3'),
}

/**
 * `npm run build`: the three programs of the desktop client, into out/{main,preload,renderer}.
 * Paths are given from here, because electron-vite bundles this file and what it imports into one.
 */
export default defineConfig({
  main: {
    plugins: [workersBeside],
    build: {
      outDir: `${out}/main`,
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: at('src-main/electron/main.ts'),
          'station-process': at('src-main/electron/station-process.ts'),
          ...Object.fromEntries(workers.map((path) => [basename(path, '.ts'), at(path)])),
        },
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${out}/preload`,
      rolldownOptions: {
        input: { preload: at('src-main/electron/preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    root: at('src-renderer'),
    build: {
      ...renderer.build,
      outDir: `${out}/renderer`,
      minify: true,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
})
