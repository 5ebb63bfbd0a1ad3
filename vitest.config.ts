import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './test/reporters/vitest-counts.ts'],
    // A test hangs or it does not; how long it takes on a busy machine says nothing.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,scripts,bench,test}/**/*.test.ts'],
          exclude: ['src/renderer/**', 'test/built/**'],
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
