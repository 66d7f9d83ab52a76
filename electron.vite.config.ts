import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './src-renderer/vite.config.ts'

const at = (path: string) => resolve(import.meta.dirname, path)
const out = at(process.env['PACKBENCH_OUT'] ?? 'out')

/**
 * `npm run build`: the three programs of the desktop client, into out/{main,preload,renderer}.
 * Paths are given from here, because electron-vite bundles this file and what it imports into one.
 */
export default defineConfig({
  main: {
    build: {
      outDir: `${out}/main`,
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: at('src-main/electron/main.ts'),
          'station-process': at('src-main/electron/station-process.ts'),
        },
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
