// `npm run e2e`: a real server, a real browser. `--screens` also writes docs/screens; `--only=name` runs one test or tour,
// `--pages=home,inbox` of a tour these pages.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openBrowser, openPage, settled, signIn } from './browser.mjs'
import { barriers, elderFaults, modes, overflows, weighFirstLoad } from './gates.mjs'
import { budgetJob } from './budget_job.mjs'
import { bulkJob } from './bulk_job.mjs'
import { doorsJob } from './doors_job.mjs'
import { exportJob } from './export_job.mjs'
import { importJob } from './import_job.mjs'
import { linkageJob } from './linkage_job.mjs'
import { mainJob } from './main_job.mjs'
import { mergeJob } from './merge_job.mjs'
import { furnish, officesOf, pagesOf } from './pages.mjs'
import { officesJob } from './offices_job.mjs'
import { qualityJob } from './quality_job.mjs'
import { scrollJob } from './scroll_job.mjs'
import { searchJob } from './search_job.mjs'
import { startServer } from './server.mjs'

const screens = process.argv.includes('--screens')
const only = process.argv.find(one => one.startsWith('--only='))?.slice(7)
const wanted = process.argv.find(one => one.startsWith('--pages='))?.slice(8).split(',')
const pictures = path.resolve(import.meta.dirname, '../../docs/screens/console')
/** Pictures need only the looks that they show; some pages in large type. */
const looks = [['normal', 'wide'], ['normal', 'narrow'], ['elder', 'wide'], ...(screens ? [] : [['contrast', 'wide'], ['elder', 'narrow']])]
const largeToo = ['inbox', 'case', 'doors']
const budgetBytes = 450 * 1024
const failures = []

function told(name, problems) {
  console.log(`${problems.length ? '✗' : '✓'} ${name}`)
  for (const problem of problems.slice(0, 8)) console.log(`    ${problem}`)
  if (problems.length) failures.push(name)
}

async function test(name, run) {
  if (only && only !== name) return
  const problems = await run().catch(error => [String(error.stack ?? error)])
  told(name, problems)
}

async function visit(browser, origin, { account, pages }, mode, size) {
  const { page, context, foreign, errors } = await openPage(browser, origin, { size, preferences: modes[mode] })
  const check = async (name) => {
    const faults = await barriers(page)
    if (mode === 'elder') faults.push(...await elderFaults(page))
    if (await overflows(page)) faults.push('wider than the window')
    told(`${name} · ${mode} · ${size}`, faults)
    if (screens && (mode === 'normal' || (size === 'wide' && largeToo.includes(name))))
      await page.screenshot({ path: path.join(pictures, `${name}-${mode}-${size}.png`) })
  }
  await page.goto(`${origin}/console/sign-in`)
  await page.getByLabel('登录名').waitFor()
  await check('sign-in')
  await signIn(page, origin, account)
  for (const [name, address] of pages.filter(([name]) => (!wanted || wanted.includes(name)) && (!screens || mode === 'normal' || largeToo.includes(name)))) {
    await page.goto(`${origin}/console${address}`)
    await settled(page)
    await check(name)
  }
  told(`nothing leaves the machine · ${mode} · ${size}`, [...foreign, ...errors])
  await context.close()
}

const server = await startServer()
const browser = await openBrowser()
let place
try {
  if (screens) mkdirSync(pictures, { recursive: true })
  place = await furnish(server.origin, server.accounts)
  await test('quality-job', () => qualityJob(browser, server, place))  // before anybody puts a row right
  await test('main-job', () => mainJob(browser, server, place))
  await test('import-job', () => importJob(browser, server, place))
  await test('search-job', () => searchJob(browser, server, place))
  await test('merge-job', () => mergeJob(browser, server, place))
  await test('export-job', () => exportJob(browser, server, place))
  await test('size', async () => {
    const { page, context } = await openPage(browser, server.origin)
    await signIn(page, server.origin, place.clerk)
    const bytes = await weighFirstLoad(page, `${server.origin}/console/`)
    await context.close()
    console.log(`  first load: ${(bytes / 1024).toFixed(0)} kB of ${budgetBytes / 1024}`)
    return bytes <= budgetBytes && bytes > 20_000 ? [] : [`${bytes} bytes`]
  })
  await test('budget', () => budgetJob(browser, server, place))
  const tours = { pages: [{ account: place.clerk, pages: pagesOf(place) }], offices: officesOf(place) }
  for (const [name, list] of Object.entries(tours)) {
    if (only && only !== name) continue
    for (const tour of list) {
      for (const [mode, size] of looks) await visit(browser, server.origin, tour, mode, size)
    }
  }
  // Last: they change what the pages show.
  await test('linkage-job', () => linkageJob(browser, server, place))
  await test('bulk-job', () => bulkJob(browser, server, place))
  await test('scroll-job', () => scrollJob(browser, server, place))
  await test('offices-job', () => officesJob(browser, server, place))
  await test('doors-job', () => doorsJob(browser, server, place))
}
finally {
  place?.doors.stop()
  await browser.close()
  await server.stop()
}
if (failures.length) console.error(`${failures.length} failed: ${failures.join(', ')}`)
process.exitCode = failures.length ? 1 : 0
