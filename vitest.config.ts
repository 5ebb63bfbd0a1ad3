import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './test/reporters/vitest-counts.ts'],
    // Half of their time tests wait for a disk or another process.
    maxWorkers: availableParallelism() + 1,
    // A test hangs or it does not; how long it takes on a busy machine says nothing.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        // One process for many files: to start one and load the core anew for each took a third of the time.
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,scripts,bench,test}/**/*.test.ts'],
          exclude: ['src/renderer/**', 'src/main/**', 'test/built/**'],
          pool: 'forks',
          isolate: false
        }
      },
      {
        // These take Electron's place.
        test: {
          name: 'main',
          environment: 'node',
          include: ['src/main/**/*.test.ts'],
          pool: 'forks'
        }
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
          setupFiles: ['./test/support/renderer-setup.ts']
        }
      }
    ]
  }
})
