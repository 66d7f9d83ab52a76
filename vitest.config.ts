import { defineConfig } from 'vitest/config'

/** Three projects: `unit` beside the code, `stories` for whole shifts and tools, `renderer` in a pretended window. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/postgres-setup.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src-shared,src-main,cloud,scripts}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stories',
          environment: 'node',
          include: ['tests/{stories,conformance,simulation,tooling,support}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src-renderer/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
