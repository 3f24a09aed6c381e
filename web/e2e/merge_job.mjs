// Two records of one person: from the finding to the comparison, the waterfall, the merge, and back again.
import { openPage, settled, signIn } from './browser.mjs'

export async function mergeJob(browser, server, place) {
  const { origin } = server
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console${place.pair}`)
  await settled(page)
  const problems = []
  if (await page.locator('td .taken').count() === 0) problems.push('no value is marked as taken')
  await page.getByLabel('查看用途').fill('核对重复登记')
  await page.getByRole('button', { name: '说明用途并计算' }).click()
  await page.getByText('是同一人的可能').waitFor()
  if (await page.locator('.fall .bar').count() < 2) problems.push('the waterfall has no steps')
  await page.getByLabel('合并理由').fill('窗口核对身份证原件，确为同一人。')
  await page.getByLabel('原户的新户主').selectOption({ index: 1 })
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await page.getByRole('heading', { name: '合并申请' }).waitFor()
  await page.reload()
  await settled(page)
  await page.getByRole('button', { name: '撤销合并' }).click()
  await page.getByLabel('撤销理由').fill('再核实一次')
  await page.getByRole('button', { name: '撤销合并' }).click()
  await page.getByText('两条记录恢复原样').waitFor()
  await context.close()
  return [...problems, ...foreign, ...errors]
}

/** A finding of two records of which the second is the head of a household of several. */
export async function aPair(call) {
  const { items } = await call('GET', '/v1/findings?class=5&state=open&limit=100')
  for (const one of items.filter(finding => finding.subject === 'person' && finding.related_id)) {
    const compared = await call('GET', `/v1/persons/${one.row_id}/comparison?other_id=${one.related_id}`)
    if (!compared.items.some(item => item.field.endsWith('.kin') && item.there === 'head')) continue
    const { household_id } = await call('GET', `/v1/persons/${one.related_id}`)
    if (household_id && (await call('GET', `/v1/households/${household_id}/members`)).items.length > 1) return `/pairs/person/${one.row_id}/${one.related_id}`
  }
  throw new Error('the district has no pair of records')
}
