// uni-h5 brings pictures from a vendor's server; nothing here may ask anybody but our own server.
import type { Plugin } from 'vite'

export default function offlineAssets(): Plugin {
  return {
    name: 'offline-assets',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, part] of Object.entries(bundle)) {
          if (part.type !== 'asset' || !/\.(css|wxss)$/.test(name)) continue
          const text = String(part.source).replace(/url\(["']?https:\/\/cdn\.dcloud\.net\.cn\/[^)]*\)/g, 'none')
          const left = text.match(/url\(["']?https?:\/\/[^)]*/)
          if (left) this.error(`external address in ${name}: ${left[0]}`)
          part.source = text
        }
      },
    },
  }
}
