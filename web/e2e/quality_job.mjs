// The rotten record on the screen: the rules, not the page, find that of 14,900 rows 14,170 are right, and which 120 of the
// 1,927 person-house rows of one compound are wrong. The figures come from the program's own story district.
import { openPage, settled, signIn } from './browser.mjs'

const story = { community: '书香苑社区', rows: '14,900', right: '14,170', wrong: '730', compound: '盈北苑', relations: 1_927, wrongRelations: 120 }

async function all(call, path) {
  const items = []
  for (let cursor = ''; cursor !== undefined;) {
    const page = await call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** Rows that stand in a dwelling of the compound, and those whose dwelling does not exist: found wrong by their address. */
async function relationsOf(call, findings) {
  const { items: [compound] } = await call('POST', '/v1/area-searches', { text: story.compound, limit: 5 })
  let rows = 0
  for (const { dwelling_id } of await all(call, `/v1/dwellings?compound_id=${compound.id}`)) rows += (await call('GET', `/v1/dwellings/${dwelling_id}`)).occupants.length
  return rows + findings.filter(one => one.subject === 'relation' && one.field === 'address').length
}

/** The cells of the row of a table that begins with a name. */
const cells = async (page, table, name) => page.getByRole('region', { name: table }).getByRole('row').filter({ hasText: name }).locator('td .value').allInnerTexts()

export async function qualityJob(browser, { origin }, place) {
  const problems = []
  const expect = (what, found, wanted) => { if (found !== wanted) problems.push(`${what}: ${found}, not ${wanted}`) }
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/quality`)
  await settled(page)
  const line = await cells(page, '各社区', story.community)
  expect('rows of the community', line[4], story.rows)
  expect('wrong ones', line[3], story.wrong)
  expect('right ones', await page.locator('dl.figures div').filter({ hasText: /^有效\s*\d/ }).locator('dd').innerText(), story.right)
  expect('wrong person-house rows', (await cells(page, '各来源', '物业住户名册'))[2], String(story.wrongRelations))
  const findings = await all(place.call, '/v1/findings?state=open')
  expect('wrong person-house rows, found one by one', new Set(findings.filter(one => one.subject === 'relation').map(one => one.row_id)).size, story.wrongRelations)
  expect('person-house rows of the compound', await relationsOf(place.call, findings), story.relations)
  await page.getByRole('link', { name: '问题清单' }).last().click()
  await page.waitForURL(url => url.pathname.endsWith('/findings'))
  await settled(page)
  if (await page.locator('tbody tr').count() !== 50) problems.push('the list of findings is short')
  await context.close()
  return [...problems, ...foreign, ...errors]
}
