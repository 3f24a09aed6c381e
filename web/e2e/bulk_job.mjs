// Several matters by keyboard: walked along, marked, noted together; each with its own answer, refusals in the server's words.
import { openPage, settled, signIn } from './browser.mjs'
import { barriers } from './gates.mjs'

export async function bulkJob(browser, { origin }, place) {
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/cases`)
  await settled(page)
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.getByRole('button', { name: '批量办理（3）' }).click()
  const dialog = page.getByRole('dialog', { name: '批量办理 3 件' })
  await dialog.getByLabel('办理', { exact: true }).selectOption('note')
  await dialog.getByLabel('说明').fill('网格会议已通报，本周集中处理。')
  // Somebody else is quicker with one of them.
  const { id } = (await place.call('GET', '/v1/cases?limit=2')).items[1]
  const { version } = await place.call('GET', `/v1/cases/${id}`)
  await place.call('POST', `/v1/cases/${id}/steps`, { action: 'note', version, note: '已电话联系。' })
  const problems = await barriers(page)
  await dialog.getByRole('button', { name: '办理 3 件' }).click()
  await dialog.getByText('2 件完成，1 件没有完成').waitFor()
  problems.push(...await barriers(page))
  if (await dialog.locator('li .bad').count() !== 1) problems.push('the refusal does not stand beside its matter')
  await context.close()
  return [...problems, ...foreign, ...errors]
}
