// A list leaves the house: asked for with a purpose by one person, approved by another, fetched with its number.
import { openPage, settled, signIn } from './browser.mjs'

export async function exportJob(browser, server, place) {
  const { origin } = server
  const purpose = '核对高龄津贴发放名单'
  const asking = await openPage(browser, origin)
  await signIn(asking.page, origin, place.clerk)
  await asking.page.goto(`${origin}/console/exports`)
  await settled(asking.page)
  await asking.page.getByRole('button', { name: '申请导出' }).click()
  await asking.page.getByLabel('导出什么').selectOption('ledger:longevity_allowance')
  await asking.page.getByLabel('姓名', { exact: true }).waitFor()
  await asking.page.getByLabel('用途').fill(purpose)
  await asking.page.getByRole('button', { name: '提交申请' }).click()
  await asking.page.getByText('须由另一人审批').first().waitFor()

  const deciding = await openPage(browser, origin)
  await signIn(deciding.page, origin, place.accounts['领导'])
  await deciding.page.goto(`${origin}/console/exports`)
  await settled(deciding.page)
  await deciding.page.getByRole('button', { name: /^审批/ }).first().click()
  await deciding.page.getByLabel('意见').fill('同意，仅用于本次核对')
  await deciding.page.getByRole('button', { name: '同意', exact: true }).click()
  await deciding.page.getByText('已审批').waitFor()

  const link = asking.page.getByRole('button', { name: /^下载/ })
  for (let n = 0; n < 20 && !await link.count(); n++) {
    await asking.page.waitForTimeout(500)
    await asking.page.reload()
    await settled(asking.page)
  }
  const [file] = await Promise.all([asking.page.waitForEvent('download'), link.first().click()])
  const problems = [asking, deciding].flatMap(one => [...one.foreign, ...one.errors])
  if (!file.suggestedFilename().endsWith('.xlsx')) problems.push(`the file is called ${file.suggestedFilename()}`)
  await asking.context.close()
  await deciding.context.close()
  return problems
}
