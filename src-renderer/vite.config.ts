import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const room = import.meta.dirname

/**
 * The window's files, for both hosts. Everything is a file of its own, because the window's content security
 * policy allows neither inline scripts nor data: fonts.
 */
export default defineConfig({
  root: room,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(room, '../out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
  },
})
