// A grid worker's day in stairwells: the network goes, the page is killed, and nothing is lost or done twice.
import assert from 'node:assert/strict'
import { phone, signInStaff } from './phone.mjs'
import { PASSWORD } from './server.mjs'
import { giveTasks } from './tasks.mjs'

const PIN = '482913'
const taskIn = page => page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('id'))

/** Tasks of verification; matters carry their number. */
const tasksOn = page => page.locator('.l-row[role=link]').filter({ hasNotText: /\d{6}/ })

async function answer(page, row, label) {
  await tasksOn(page).nth(row).click()
  await page.getByRole('button', { name: label }).waitFor()
  const id = await taskIn(page)
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('button', { name: /巡查上报/ }).waitFor()
  return id
}

export async function run(browser, url) {
  const worker = await giveTasks(url)
  const context = await phone(browser, url)
  let page = await context.newPage()
  await signInStaff(page, url, 'grid-worker-0001', PASSWORD, PIN)
  await page.getByRole('button', { name: '更新本网格' }).click()
  await page.getByText(/本机数据/).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByLabel(/口令/).fill(PIN)
  await page.getByRole('button', { name: '打开' }).click()
  await page.locator('.l-row[role=link]').first().waitFor()

  await context.setOffline(true)
  const first = await answer(page, 0, '核对无误')
  const second = await answer(page, 0, '已搬走')
  assert.notEqual(first, second)
  await page.getByRole('button', { name: /巡查上报/ }).click()
  await page.getByRole('textbox', { name: '哪里有什么问题' }).fill('3号楼北侧路灯不亮，离线填写')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText(/关掉程序也不会丢失/).waitFor()
  await page.close() // killed

  page = await context.newPage()
  await page.goto(`${url}/m/`)
  await page.getByLabel(/口令/).fill('000000')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('口令不对。').waitFor()
  await page.getByLabel(/口令/).fill(PIN)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: '3 项待发送' }).waitFor()
  await page.getByRole('link', { name: '房屋' }).click()
  await page.getByRole('link', { name: /101室/ }).first().waitFor() // the grid is readable without network

  const now = await worker('GET', `/v1/verification-tasks/${second}`)
  await worker('POST', `/v1/verification-tasks/${second}/steps`, { action: 'finish', version: now.version, outcome: 'right_as_recorded' })
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByRole('button', { name: '1 项待发送' }).waitFor()
  await page.getByRole('button', { name: '1 项待发送' }).click()
  await page.getByText('与服务器不一致').waitFor()
  await page.getByText('服务器上现在的').waitFor()
  await page.getByRole('button', { name: '用我的' }).click()
  await page.getByText('全部已发送').waitFor()

  assert.equal((await worker('GET', `/v1/verification-tasks/${first}`)).outcome, 'right_as_recorded')
  assert.equal((await worker('GET', `/v1/verification-tasks/${second}`)).outcome, 'moved_out')
  const cases = await worker('GET', '/v1/cases?limit=50')
  assert.equal(cases.items.filter(one => one.title.includes('离线填写')).length, 1)
  await context.close()
}
