// What offices do with their pages: a notice counted and sent, a list laid beside the register, a consent taken down and
// withdrawn, a deputy named, reasons published, a compound divided.
import assert from 'node:assert/strict'
import { openPage, settled, signIn } from './browser.mjs'
import { signedIn } from './seed.mjs'

async function pick(page, field, words, found) {
  await page.getByLabel(field).pressSequentially(words)
  const option = page.locator(`datalist option[value*="${found}"]`).first()
  await option.waitFor({ state: 'attached' })
  await page.getByLabel(field).fill(await option.getAttribute('value'))
}

async function notice(page, origin) {
  await page.goto(`${origin}/console/notices/new?template=water-off`)
  await page.getByLabel('日期').fill('2026-12-02')
  await page.getByLabel('停水范围').fill('7号楼')
  await pick(page, '区域里的居民和工作人员', '书香苑社区', '社区')
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByText('7号楼停水检修').first().waitFor()
  const send = page.getByRole('button', { name: /^发送给 \d+ 人$/ })
  await page.getByLabel('停水范围').fill('8号楼')  // whatever is changed is counted again
  assert.ok(await send.isDisabled())
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByText('8号楼停水检修').first().waitFor()
  await send.click()
  await page.getByRole('dialog').getByRole('button', { name: /^发送给/ }).click()
  await page.getByText(/^已送达 (\d+) \/ \1$/).waitFor({ timeout: 60_000 })
}

async function reconciliation(page, origin) {
  await page.goto(`${origin}/console/reconciliation`)
  await pick(page, '哪个单元', '单元', '单元')
  await page.getByLabel('名单从哪里来').fill('疫苗接种登记')
  await page.getByLabel('名单', { exact: true }).fill('张三丰\n501室 李四')
  await page.getByText('第 2 行看不懂').waitFor()
  await page.getByRole('button', { name: '比对' }).click()
  await page.getByText('在名单不在台账').first().waitFor()
  await page.getByRole('link', { name: /查看任务/ }).first().click()
  await page.waitForURL(/verification\?state=open#/)
}

async function consent(page, origin, person) {
  await page.goto(`${origin}/console/persons/${person}`)
  await page.getByRole('button', { name: '登记同意' }).click()
  await page.getByLabel('同意什么').selectOption({ label: '活动信息比对' })
  await page.getByText('可随时撤回').waitFor()
  await page.getByLabel(/已把上面的话念给本人听/).check()
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('button', { name: '撤回：活动信息比对' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByText(/撤回$/).first().waitFor()
}

async function deputy(page, origin, area) {
  await page.goto(`${origin}/console/posts?area=${area}&name=${encodeURIComponent('社区')}`)
  await page.locator('button.inline').first().click()
  await page.getByRole('button', { name: /^指定代理人：/ }).first().click()
  const who = page.getByLabel('代理人', { exact: true }).first()
  await who.locator('option').nth(1).waitFor({ state: 'attached' })
  await who.selectOption({ index: 1 })
  await page.getByLabel('到', { exact: true }).first().fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel('原因', { exact: true }).first().fill('培训')
  await page.getByRole('button', { name: '指定代理人', exact: true }).click()
  await page.getByRole('button', { name: /^结束代理：/ }).first().click()
  await page.getByText('代理已结束').waitFor()
}

async function reasons(page, origin) {
  await page.goto(`${origin}/console/reasons?list=supervision`)
  await page.getByRole('button', { name: '加一条' }).click()
  await page.getByLabel('编码').fill('no-progress')
  await page.getByLabel('名称').fill('三天没有进展')
  await page.getByRole('button', { name: '发布新版次' }).click()
  await page.getByText('第 1 版').first().waitFor()
}

async function split(page, origin, compound) {
  await page.goto(`${origin}/console/areas/${compound}/split`)
  const choices = page.locator('tbody select')
  await choices.first().waitFor()
  const go = page.getByRole('button', { name: '拆分', exact: true })
  assert.ok(await go.isDisabled())
  await choices.first().selectOption('1')
  await page.getByRole('button', { name: '没有分的都归入这一份' }).first().click()
  await go.click()
  await page.getByRole('dialog').getByRole('button', { name: '拆分', exact: true }).click()
  await page.getByText('✓ 已拆分').waitFor()
}

export async function officesJob(browser, { origin, accounts }, place) {
  const problems = []
  const as = async (account, ...jobs) => {
    const { page, context, foreign, errors } = await openPage(browser, origin)
    await signIn(page, origin, account)
    for (const job of jobs) await job(page)
    await settled(page)
    problems.push(...foreign, ...errors)
    await context.close()
  }
  await as(place.clerk, page => notice(page, origin), page => reconciliation(page, origin), page => consent(page, origin, place.person))
  await as(accounts['安全管理员'], page => deputy(page, origin, place.area))
  await as(accounts['领导'], page => reasons(page, origin))
  const compound = place.dwelling.compound_id
  const administrator = await signedIn(origin, accounts['系统管理员'])
  const { parent_id } = await administrator('GET', `/v1/areas/${compound}`)
  await as(accounts['系统管理员'], page => split(page, origin, compound))
  const { items } = await administrator('GET', `/v1/areas/${parent_id}/children`)
  if (items.filter(one => one.level === 'compound').length < 2) problems.push('the compound is still one')
  return problems
}
