// Judging pairs from the keyboard, the way back to a verdict, and a model learnt from what was said.
import { openPage, settled, signIn } from './browser.mjs'

const patience = 60_000

async function judge(page, origin, problems) {
  await page.goto(`${origin}/console/linkage-pairs?order=doubt`)
  await settled(page)
  const current = page.locator('.line[aria-current]')
  const first = await current.innerText()
  await page.locator('.sides').waitFor()
  await page.keyboard.press('2')
  await page.locator('.list li').first().getByText('不是同一人').waitFor()
  if (await current.innerText() === first) problems.push('the next pair did not have its turn')
  await page.keyboard.press('k')
  await page.getByText(/判定：/).waitFor()
  await page.locator('.say').getByRole('button', { name: '是同一人' }).first().click()
  await page.getByRole('link', { name: '去合并这两条记录' }).waitFor()
  await page.goto(`${origin}/console/linkage-pairs?state=same`)
  await settled(page)
  if (await page.locator('.list li').count() !== 1) problems.push('the verdict is not on the list of its state')
}

async function learn(page, origin, problems) {
  await page.goto(`${origin}/console/linkage-models`)
  await settled(page)
  await page.getByRole('button', { name: '训练新模型' }).click()
  await page.getByRole('button', { name: '启用', exact: true }).click({ timeout: patience })
  await page.getByText('使用中').first().waitFor()
  if (await page.getByRole('button', { name: '启用', exact: true }).count()) problems.push('a model in use is offered again')
}

export async function linkageJob(browser, { origin, accounts }, place) {
  const problems = []
  for (const [account, work] of [[place.clerk, judge], [accounts['系统管理员'], learn]]) {
    const { page, context, foreign, errors } = await openPage(browser, origin)
    await signIn(page, origin, account)
    await work(page, origin, problems)
    await context.close()
    problems.push(...foreign, ...errors)
  }
  return problems
}
