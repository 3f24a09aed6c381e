import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: { include: ['packages/*/test/**/*.test.ts', 'console/test/**/*.test.ts'], testTimeout: 20_000 },
})
