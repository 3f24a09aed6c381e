// A long list by keyset: what is new pushes nothing about under the eyes, no row comes twice or is lost, the page stays small.
import { openPage, settled, signIn } from './browser.mjs'
import { newId } from './seed.mjs'

const many = 130
const pageSize = 50

const report = (call, text) => call('POST', '/v1/cases/on-behalf', { report: { id: newId(), text, channel: 'phone', place: { address: '书香苑12号楼' } } })
const idsOf = page => page.locator('td.main a').evaluateAll(links => links.map(link => link.getAttribute('href').split('/').at(-1)))
const topOf = (page, id) => page.locator(`td.main a[href$="${id}"]`).evaluate(link => link.getBoundingClientRect().top)

/** Somewhere in the middle of the page; a report comes in; the row that was read stands where it stood. */
async function jump(page, call, id, arrives) {
  await page.locator(`td.main a[href$="${id}"]`).evaluate(link => link.scrollIntoView({ block: 'center' }))
  await page.waitForTimeout(300)
  const before = await topOf(page, id)
  const added = await report(call, '楼下有人半夜唱歌，吵得睡不着。')
  if (arrives) await page.locator(`td.main a[href$="${added.id}"]`).waitFor({ state: 'attached' })
  else await page.waitForTimeout(2_000)
  await page.waitForTimeout(300)
  return Math.abs(await topOf(page, id) - before)
}

export async function scrollJob(browser, { origin }, place) {
  const { call } = place
  for (let n = 0; n < many; n++) await report(call, `书香苑${1 + n % 30}号楼楼道灯不亮，上下楼看不清，第${n + 1}次反映。`)
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/cases`)
  await settled(page)
  const known = new Set()
  for (let cursor; cursor !== null;) {
    const found = await call('GET', `/v1/cases?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    for (const one of found.items) known.add(one.id)
    cursor = found.next ?? null
  }
  const problems = []
  const first = await idsOf(page)
  const moved = await jump(page, call, first[30], true)
  if (moved > 2) problems.push(`a new report moves what is read by ${moved} px`)
  const seen = await idsOf(page)
  for (let n = 0; n < 20; n++) {
    const next = page.getByRole('link', { name: '下一页' })
    if (!await next.count()) break
    const head = await page.locator('td.main a').first().getAttribute('href')
    await next.click()
    await page.waitForFunction(was => document.querySelector('td.main a') && document.querySelector('td.main a').getAttribute('href') !== was, head)
    await settled(page)
    const here = await idsOf(page)
    if (here.length > pageSize) problems.push(`${here.length} rows on one page`)
    if (n === 0) {
      const later = await jump(page, call, here[20], false)
      if (later > 2) problems.push(`on a later page a new report moves what is read by ${later} px`)
      if ((await idsOf(page)).join() !== here.join()) problems.push('a later page changed when a report came in')
    }
    seen.push(...here)
  }
  if (new Set(seen).size !== seen.length) problems.push(`${seen.length - new Set(seen).size} rows twice`)
  const lost = [...known].filter(id => !seen.includes(id))
  if (lost.length) problems.push(`${lost.length} of ${known.size} rows lost`)
  console.log(`  ${known.size} cases on ${Math.ceil(seen.length / pageSize)} pages`)
  await context.close()
  return [...problems, ...foreign, ...errors]
}
