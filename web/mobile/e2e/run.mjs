// The whole app in a browser against a real server:  node e2e/run.mjs [screens]
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launch, outside } from './phone.mjs'
import { startServer } from './server.mjs'
import * as elder from './elder.mjs'
import * as media from './media.mjs'
import * as offlineDay from './offline-day.mjs'
import * as pages from './pages.mjs'
import * as offlineMatters from './offline-matters.mjs'
import * as residentDay from './resident-day.mjs'

const screens = process.argv[2] === 'screens'
const folder = fileURLToPath(new URL('../../../docs/screens/mobile/', import.meta.url))
const folderOfFailures = fileURLToPath(new URL('../../../build/web/failures/', import.meta.url))
const server = await startServer()
const browser = await launch()
const only = process.env.ONLY
let failed = 0
if (screens) mkdirSync(folder, { recursive: true })
for (const [name, run] of screens ? [['screens', pages.screens]] : [['elder', elder.run], ['media', media.run], ['resident day', residentDay.run], ['offline day', offlineDay.run], ['offline matters', offlineMatters.run], ['pages', pages.run]]) {
  if (only && !name.includes(only)) continue
  const started = Date.now()
  try {
    await run(browser, server.url, folder)
    console.log(`ok   ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  }
  catch (error) {
    failed += 1
    for (const context of browser.contexts()) {
      for (const page of context.pages()) await page.screenshot({ path: `${folderOfFailures}${name.replace(' ', '-')}.png` })
      await context.close()
    }
    console.error(`FAIL ${name}: ${error.stack ?? error}`)
  }
}
await browser.close()
server.stop()
if (outside.length) { failed += 1; console.error(`requests that wanted to leave the machine: ${outside.join(' ')}`) }
process.exitCode = failed ? 1 : 0
