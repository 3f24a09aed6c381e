import path from 'node:path'
import { defineConfig } from 'vitest/config'

const shared = (name: string) => path.resolve(__dirname, `../packages/${name}/src`)

export default defineConfig({
  resolve: { alias: { '@': path.resolve(__dirname, 'src'), '@linli/api': shared('api'), '@linli/words': shared('words'), '@linli/session': shared('session') } },
  test: { include: ['test/**/*.test.ts', 'test/**/*.test.mjs'], testTimeout: 30_000, setupFiles: ['test/setup.ts'] },
})
