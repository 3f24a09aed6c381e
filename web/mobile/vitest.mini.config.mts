// The mini program as it was built, in miniprogram-simulate, against a real server: ./dev web e2e runs it.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['e2e/mini/*.test.mjs'], environment: 'jsdom', globalSetup: ['e2e/mini/server.mjs'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
})
