// How soon a page can be read and used on an old office computer: the processor four times slower than here.
import { gzipSync } from 'node:zlib'
import { openPage, settled, signIn } from './browser.mjs'

const slower = 4
/** First letters, ready to be used, how long the page did not listen; what it asked for. With slack for a busy machine. */
const budgets = { 'first contentful paint': [4000, 'ms'], 'interactive': [9000, 'ms'], 'total blocking time': [3000, 'ms'], 'bytes': [450, 'kB'], 'requests': [70, ''] }

/** Gzipped, as a server in front would send it; the stream of changes never ends and weighs nothing. */
async function weightOf(response) {
  if (response.url().endsWith('/v1/stream')) return 0
  return response.body().then(body => gzipSync(body).length, () => 0)
}

async function measured(page, address) {
  const sizes = []
  const weigh = response => sizes.push(weightOf(response))
  page.on('response', weigh)
  await page.goto(address)
  await settled(page)
  page.off('response', weigh)
  const found = await page.evaluate(async () => {
    const tasks = await new Promise((resolve) => {
      const found = []
      new PerformanceObserver(list => found.push(...list.getEntries().map(one => ({ start: one.startTime, took: one.duration })))).observe({ type: 'longtask', buffered: true })
      setTimeout(() => resolve(found), 200)
    })
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity
    const after = tasks.filter(task => task.start + task.took > paint)
    return {
      'first contentful paint': paint,
      'interactive': Math.max(paint, ...after.map(task => task.start + task.took)),
      'total blocking time': after.reduce((sum, task) => sum + Math.max(0, task.took - 50), 0),
    }
  })
  const kilobytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0) / 1024
  return { ...found, bytes: kilobytes, requests: sizes.length }
}

export async function budgetJob(browser, { origin }, place) {
  const { page, context } = await openPage(browser, origin)
  const problems = []
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  const weigh = async (name, address) => {
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const found = await measured(page, `${origin}/console${address}`)
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    console.log(`  ${name}: ${Object.entries(found).map(([what, value]) => `${what} ${Math.round(value)} ${budgets[what][1]}`.trim()).join(', ')}`)
    for (const [what, value] of Object.entries(found)) if (!(value <= budgets[what][0])) problems.push(`${name}: ${what} ${Math.round(value)} of ${budgets[what].join(' ')}`)
  }
  await weigh('sign-in', '/sign-in')
  await signIn(page, origin, place.clerk)
  await weigh('home', '/')
  await weigh('inbox', '/cases')
  await context.close()
  return problems
}
