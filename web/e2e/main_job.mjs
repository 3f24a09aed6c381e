// One matter from the telephone to the answer, through the screens: registered, assigned with a suggestion, taken up,
// resolved by a grid worker, and seen by the clerk without a reload.
import { openPage, settled, signIn } from './browser.mjs'
import { signedIn } from './seed.mjs'

const act = async (page, name, fill) => {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  await fill?.(dialog)
  await dialog.getByRole('button', { name: '确认' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function register(page, origin) {
  await page.goto(`${origin}/console/report`)
  await page.getByLabel('什么事').fill('楼上住户半夜还在装修，孩子没法睡，劝过两次都不听。')
  await page.getByLabel('在哪里').fill('书香苑3号楼2单元')
  await page.getByLabel('反映人姓名').fill('赵桂兰')
  await page.getByLabel('反映人电话').fill('13900010003')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('heading', { name: '已登记' }).waitFor()
  await page.getByRole('link', { name: '查看事项' }).click()
  await settled(page)
}

export async function mainJob(browser, server, place) {
  const { origin, accounts } = server
  const worker = accounts['网格员']
  const workerName = (await (await signedIn(origin, worker))('GET', '/v1/me')).name
  const desk = await openPage(browser, origin)
  await signIn(desk.page, origin, place.clerk)
  await register(desk.page, origin)

  await desk.page.goto(`${origin}/console/cases/${place.cases[3].id}`)
  await settled(desk.page)
  await desk.page.getByRole('button', { name: /^选用/ }).first().click()
  const dialog = desk.page.getByRole('dialog', { name: '分拨' })
  const option = await dialog.locator('#step-assignee option', { hasText: workerName }).first().getAttribute('value')
  await dialog.getByLabel('承办人').selectOption(option)
  await dialog.getByRole('button', { name: '确认' }).click()
  await desk.page.locator('.head').getByText('待响应').waitFor()

  const field = await openPage(browser, origin, { size: 'narrow' })
  await signIn(field.page, origin, worker)
  await field.page.goto(`${origin}/console/cases/${place.cases[3].id}`)
  await settled(field.page)
  await act(field.page, '响应')
  await act(field.page, '办结答复', one => one.getByLabel('办理结果').fill('已上门劝止，约定晚上十点后不再施工，反映人表示认可。'))
  await field.page.locator('.head').getByText('已办结').waitFor()

  await desk.page.locator('.head').getByText('已办结').waitFor()  // told by the stream
  await desk.page.getByText('约定晚上十点后不再施工').first().waitFor()
  const problems = [...desk.foreign, ...desk.errors, ...field.foreign, ...field.errors]
  await desk.context.close()
  await field.context.close()
  return problems
}
