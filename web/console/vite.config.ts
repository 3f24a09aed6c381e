import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'

const server = process.env.LINLI_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/console/',
  plugins: [
    vue(),
    Components({ dirs: [], resolvers: [ElementPlusResolver()], dts: 'src/components.d.ts', include: [/\.vue$/, /\.vue\?vue/] }),
  ],
  build: {
    outDir: fileURLToPath(new URL('../../build/web/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
  },
  server: {
    port: Number(process.env.LINLI_WEB_PORT ?? 18131),
    strictPort: true,
    proxy: Object.fromEntries(['/v1', '/open311', '/docs'].map(path => [path, { target: server, changeOrigin: true, headers: { origin: server } }])),
  },
})
