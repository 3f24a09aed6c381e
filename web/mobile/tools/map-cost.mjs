// What the map of a grid costs an old telephone: our own drawing beside MapLibre, from the press to the picture (ADR 0034).
//   node tools/map-cost.mjs [slower] [buildings]     the processor so many times slower (6), so many buildings (60)
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { chromium } from 'playwright-core'

const slower = Number(process.argv[2] ?? 6)
const many = Number(process.argv[3] ?? 60)
const library = fileURLToPath(new URL('../../node_modules/maplibre-gl/dist/', import.meta.url))
const own = buildSync({ entryPoints: [fileURLToPath(new URL('../src/offline/map.ts', import.meta.url))], bundle: true, format: 'esm', minify: true, write: false }).outputFiles[0].contents
const corner = n => [106 + n % 6 * 0.0008, 38 + Math.floor(n / 6) * 0.0004]
const ring = ([lon, lat]) => [[lon, lat], [lon + 0.0004, lat], [lon + 0.0004, lat + 0.00012], [lon, lat + 0.00012], [lon, lat]]
const features = Array.from({ length: many }, (_, n) => ({ type: 'Feature', id: `b${n}`, geometry: { type: 'Polygon', coordinates: [ring(corner(n))] }, properties: { area_id: `b${n}`, name: `${n + 1}号楼`, height_m: 18 + n % 5 * 6 } }))
const page = script => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>#map{width:360px;height:480px}</style><div id="map"></div><script type="module">
const features = ${JSON.stringify(features)}; const done = () => requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - window.pressed }))
window.press = async () => { window.pressed = performance.now(); ${script} }; window.ready = true</script>`
const pages = {
  drawing: page(`const { drawingOf, pictureOf, PLAIN } = await import('/own.mjs'); const image = new Image(); image.onload = done; image.src = pictureOf(drawingOf(features, new Map([['b3', 2], ['b7', 1]]), PLAIN)); document.querySelector('#map').append(image)`),
  maplibre: page(`const ML = await import('/maplibre-gl.mjs'); ML.setWorkerUrl('/maplibre-gl-worker.mjs')
    const style = document.createElement('link'); style.rel = 'stylesheet'; style.href = '/maplibre-gl.css'; document.head.append(style)
    const map = new ML.Map({ container: 'map', attributionControl: false, center: [106.002, 38.002], zoom: 15.5, pitch: 45, localIdeographFontFamily: 'sans-serif', style: { version: 8,
      sources: { b: { type: 'geojson', data: { type: 'FeatureCollection', features } } }, layers: [{ id: 'g', type: 'background', paint: { 'background-color': '#eee' } },
      { id: 'b', type: 'fill-extrusion', source: 'b', paint: { 'fill-extrusion-height': ['get', 'height_m'], 'fill-extrusion-color': '#7aa' } }, { id: 'n', type: 'symbol', source: 'b', layout: { 'text-field': ['get', 'name'], 'text-size': 13 } }] } })
    map.once('idle', done)`),
}
const sent = new Map()
const server = createServer((request, reply) => {
  const name = request.url.slice(1)
  const isPage = name in pages
  const bytes = isPage ? Buffer.from(pages[name]) : name === 'own.mjs' ? Buffer.from(own) : readFileSync(library + name.replace(/[^\w.-]/g, ''))
  const packed = gzipSync(bytes)
  if (!isPage) sent.set(name, packed.length)
  reply.writeHead(200, { 'content-type': isPage ? 'text/html' : name.endsWith('.css') ? 'text/css' : 'text/javascript', 'content-encoding': 'gzip' }).end(packed)
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...(process.env.NO_WEBGL ? ['--disable-3d-apis'] : [])] })

async function measure(name) {
  sent.clear()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  const tab = await context.newPage()
  const cdp = await context.newCDPSession(tab)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 })
  await cdp.send('Performance.enable')
  await tab.goto(`http://127.0.0.1:${server.address().port}/${name}`)
  await tab.waitForFunction(() => window.ready)
  await tab.evaluate(() => window.press().catch((error) => { window.failed = String(error.message ?? error) }))
  await tab.waitForFunction(() => window.took || window.failed, undefined, { timeout: 120_000 })
  const [took, failed] = await tab.evaluate(() => [window.took, window.failed])
  const { metrics } = await cdp.send('Performance.getMetrics')
  const heap = metrics.find(one => one.name === 'JSHeapUsedSize').value
  await context.close()
  return { took, failed, heap, bytes: [...sent.values()].reduce((a, b) => a + b, 0) }
}
for (const name of Object.keys(pages)) {
  const runs = []
  for (let n = 0; n < 3; n++) runs.push(await measure(name))
  const { failed, bytes, heap } = runs[0]
  const took = runs.map(one => one.took).sort((a, b) => a - b)[1]
  console.log(`${name.padEnd(9)} ${(bytes / 1024).toFixed(1)} KiB gzip, ${failed ? `fails: ${failed.slice(0, 120)}` : `${(took / 1000).toFixed(2)} s to the picture`}, ${(heap / 1e6).toFixed(1)} MB of script memory`)
}
await browser.close()
server.close()
