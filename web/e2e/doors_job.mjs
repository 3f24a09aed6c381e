// Three doors as people use them: a pasted chat becomes a case, a stuck answer is sent again, two people unseal a reporter.
import { openPage, settled, signIn } from './browser.mjs'
import { barriers } from './gates.mjs'

const chat = `—————  2026-11-20  —————

张三  08:30

3号楼2单元门口的垃圾桶满了，没人来收，味道很大

李四  08:31

收到

王五  08:35

5号楼电梯又停了，老人下不了楼，麻烦物业看看
`

async function pasted(browser, origin, place) {
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/pasted-chat`)
  await settled(page)
  await page.getByLabel('聊天记录').fill(chat)
  await page.getByRole('button', { name: '逐条读出' }).click()
  await page.getByRole('heading', { name: /^可能的事项 \d+ 条$/ }).waitFor()
  const problems = await barriers(page)
  const chosen = await page.getByRole('checkbox', { checked: true }).count()
  await page.getByRole('textbox', { name: /^地点/ }).first().fill('书香苑3号楼2单元')
  await page.getByRole('button', { name: `登记所选（${chosen}）` }).click()
  await page.getByText(`已登记 ${chosen} 条，0 条没有登记`).waitFor()
  problems.push(...await barriers(page))
  if (chosen < 2) problems.push(`${chosen} matters are read from the chat`)
  await context.close()
  return [...problems, ...foreign, ...errors]
}

async function stuck(browser, origin, place) {
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/stuck-answers`)
  await settled(page)
  const problems = await page.getByText('等平台恢复后立即重送。').count() ? [] : ['nobody says what helps']
  await page.getByRole('button', { name: /^处置/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('立即重送').first().waitFor()
  problems.push(...await barriers(page))
  await fetch(`${place.doors.line}/mailbox/mood`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"mood":"well"}' })
  await dialog.getByRole('button', { name: '立即重送' }).click()
  await dialog.waitFor({ state: 'hidden' })
  for (let n = 0; n < 40 && !await page.getByText('没有受阻的回传').count(); n++) {
    await page.waitForTimeout(500)
    await page.reload()
    await settled(page)
  }
  if (!await page.getByText('没有受阻的回传').count()) problems.push('the answer is still stuck')
  await context.close()
  return [...problems, ...foreign, ...errors]
}

async function unsealed(browser, origin, place) {
  const guard = await openPage(browser, origin)
  await signIn(guard.page, origin, place.accounts['安全管理员'])
  await guard.page.goto(`${origin}/console/unsealings`)
  await settled(guard.page)
  await guard.page.getByRole('button', { name: /^审批/ }).click()
  await guard.page.getByLabel('理由').fill('立案材料齐全')
  const problems = await barriers(guard.page)
  await guard.page.getByRole('button', { name: '同意启封' }).click()
  await guard.page.getByText('已同意，可查看至').waitFor()
  const auditor = await openPage(browser, origin)
  await signIn(auditor.page, origin, place.accounts['审计员'])
  await auditor.page.goto(`${origin}/console/unsealings`)
  await settled(auditor.page)
  await auditor.page.getByRole('button', { name: /^查看反映人/ }).click()
  await auditor.page.getByLabel('这次为什么查看').fill('核实线索')
  await auditor.page.getByRole('button', { name: '查看', exact: true }).click()
  await auditor.page.getByText('原文', { exact: true }).waitFor()
  problems.push(...await barriers(auditor.page), ...guard.foreign, ...guard.errors, ...auditor.foreign, ...auditor.errors)
  await guard.context.close()
  await auditor.context.close()
  return problems
}

export async function doorsJob(browser, { origin }, place) {
  return [...await pasted(browser, origin, place), ...await stuck(browser, origin, place), ...await unsealed(browser, origin, place)]
}
