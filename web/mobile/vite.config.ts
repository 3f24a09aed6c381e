import path from 'node:path'
import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'
import offlineAssets from './offline-plugin'

const shared = (name: string) => path.resolve(__dirname, `../packages/${name}/src`)
const server = process.env.LINLI_URL ?? 'http://127.0.0.1:8080'

async function pwa() {
  const { VitePWA } = await import('vite-plugin-pwa')
  return VitePWA({
    registerType: 'autoUpdate',
    injectRegister: 'script',
    manifest: {
      name: '邻里', short_name: '邻里', lang: 'zh-CN', display: 'standalone', start_url: '/m/', scope: '/m/',
      theme_color: '#0b6152', background_color: '#f7f7f4',
      icons: [{ src: 'static/linli.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    },
    // Personal data are never left in the cache of the browser: only the program is.
    workbox: { globDirectory: path.resolve(__dirname, process.env.UNI_OUTPUT_DIR ?? 'dist/build/h5'), globPatterns: ['**/*.{js,css,html,svg}'], navigateFallback: '/m/index.html', navigateFallbackAllowlist: [/^\/m\//] },
  })
}

export default defineConfig(async () => {
  const h5 = process.env.UNI_PLATFORM === 'h5'
  return {
    base: h5 ? '/m/' : undefined,
    resolve: {
      alias: {
        '@': path.resolve(__dirname, 'src'), '@linli/api': shared('api'), '@linli/words': shared('words'), '@linli/session': shared('session'),
      },
    },
    server: { proxy: { '/v1': server, '/open311': server, '/docs': server } },
    plugins: [offlineAssets(), uni(), h5 ? await pwa() : []],
  }
})
