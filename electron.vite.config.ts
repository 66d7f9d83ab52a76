import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './src-renderer/vite.config.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/** `npm run build`: the three programs of the desktop client, into out/{main,preload,renderer}. */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
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
      outDir: at('out/preload'),
      rolldownOptions: {
        input: { preload: at('src-main/electron/preload.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...renderer,
    build: { ...renderer.build, minify: true, rolldownOptions: { input: at('src-renderer/index.html') } },
  },
})
