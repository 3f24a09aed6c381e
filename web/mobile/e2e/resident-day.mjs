// A resident's day: reported in three taps, answered, reopened, rated; who looked at her record; a notice acknowledged.
import assert from 'node:assert/strict'
import { axe, dress, elderContract, go, phone, signInResident } from './phone.mjs'
import { newId, staff } from './server.mjs'
import { handToWorker } from './tasks.mjs'

const NUMBER = '18616235937'
const words = '长廊的木凳断了一条腿，老人坐着不稳'

async function report(page) {
  await page.getByRole('button', { name: /报告问题/ }).click() // one
  await page.getByRole('radio', { name: /我家/ }).and(page.locator('[aria-checked=true]')).waitFor()
  await page.getByRole('textbox', { name: '哪里有什么问题' }).fill(words)
  await page.getByRole('button', { name: '提交' }).click() // two
  await page.getByText('已经有人反映').waitFor()
  await page.getByRole('button', { name: '是同一件事' }).click() // three
  await page.getByText(/受理编号 \d{6}/).waitFor()
  await page.getByText(/前会有人联系处理/).waitFor()
  await page.getByRole('button', { name: '查看进展' }).click()
  await page.getByText(words).first().waitFor()
  return page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('id'))
}

/** Whoever stands for the matter answers it: taken up and resolved. */
async function answer(url, id, result) {
  const worker = await handToWorker(url, id)
  for (const body of [{ action: 'respond' }, { action: 'resolve', result }]) {
    const one = await worker('GET', `/v1/cases/${id}`)
    if (body.action === 'respond' && one.state === 'handling') continue
    await worker('POST', `/v1/cases/${id}/steps`, { ...body, version: one.version })
  }
}
async function again(page) {
  await page.reload()
  await page.getByText('经过').waitFor()
}
async function looks(page, where) {
  await axe(page, where)
  await dress(page, { elder: true })
  await page.locator('[role=main]').first().waitFor()
  await page.waitForTimeout(700)
  await elderContract(page, where)
  await axe(page, `${where}, elder`)
  await dress(page, { contrast: true })
  await page.waitForTimeout(700)
  await axe(page, `${where}, contrast`)
  await dress(page, {})
}

async function reopened(page, url, id) {
  await answer(url, id, '已把断腿的木凳搬走，明天送来新的。')
  await again(page)
  await page.getByText('已把断腿的木凳搬走').first().waitFor()
  await looks(page, 'an answered matter')
  await page.getByRole('button', { name: '没有解决，请重办' }).click()
  await page.getByRole('textbox', { name: '哪里没有解决' }).fill('旁边第二张也断了')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('旁边第二张也断了').first().waitFor()
}
async function rated(page, url, id) {
  await answer(url, id, '两张木凳都已换新。')
  await again(page)
  await page.getByText('两张木凳都已换新').first().waitFor()
  await page.getByRole('button', { name: '评价' }).click()
  await page.getByRole('radiogroup', { name: '办理速度' }).getByRole('radio', { name: '4 分' }).click()
  await axe(page, 'rating')
  await page.getByRole('textbox', { name: /想说的话/ }).fill('谢谢，坐着稳了')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText(/您的评价：速度 4，质量 5，态度 5/).waitFor()
}

async function whoLooked(page, url) {
  const ask = path => page.evaluate(async one => (await fetch(one)).json(), path)
  const { person_id: person } = await ask('/v1/me/data')
  const others = async () => (await ask('/v1/me/data/looks')).items.filter(one => !one.by_me)
  const before = (await others()).length
  const clerk = await staff(url, 'clerk-0021')
  const looked = Date.now()
  await clerk('GET', `/v1/persons/${person}`) // 核实, says the client
  let seen = await others()
  for (let i = 0; seen.length === before && i < 20; i++) { // looks are written in batches
    await new Promise(done => setTimeout(done, 250))
    seen = await others()
  }
  assert.equal(seen.length, before + 1)
  assert.equal(seen[0].purpose, '核实')
  assert.ok(Math.abs(seen[0].at_ms - looked) < 60_000, `${seen[0].at_ms} ${looked}`)
  await go(page, url, 'my-data')
  const clock = new Date(seen[0].at_ms + 8 * 3_600_000).toISOString().slice(11, 16)
  await page.locator('.l-row').filter({ hasText: '社区工作者：核实' }).filter({ hasText: `今天 ${clock}` }).first().waitFor()
  await page.getByRole('heading', { name: '谁看过' }).waitFor()
  await page.getByRole('heading', { name: '登记的信息' }).waitFor()
  await page.getByRole('button', { name: /^申请更正/ }).first().click()
  await page.getByRole('textbox', { name: '正确的内容' }).fill('马秀英')
  await page.getByRole('textbox', { name: '为什么' }).fill('核对姓名的写法')
  await axe(page, 'a correction')
}

async function acknowledged(page, url, user) {
  const clerk = await staff(url, 'clerk-0021')
  const template = '/v1/message-templates/water-off'
  const draft = await clerk('PUT', template, { title: '停水通知', body: '{day}上午停水，请提前储水。', variables: [{ name: 'day', type: 'date', label: '日期' }], version: 0 })
  const administrator = await staff(url, 'administrator-0001')
  await administrator('POST', `${template}/publications`, { edition: draft.edition, version: draft.version })
  await clerk('POST', '/v1/notices', { notice_id: newId(), template_code: 'water-off', variables: { day: '2026-12-01' }, accounts: [user], urgency: 'ordinary', chain: ['app'], must_acknowledge: true })
  await go(page, url, 'messages')
  await page.reload()
  await page.getByRole('button', { name: '确认收到' }).first().waitFor()
  await looks(page, 'messages')
  // Others may arrive while this is done: what was pressed is looked for, not a number.
  const marked = field => page.waitForFunction(async name => (await (await fetch('/v1/me/messages?limit=50')).json()).items.some(one => one[name]), field)
  await page.getByRole('button', { name: '确认收到' }).first().click()
  await marked('acknowledged_at_ms')
  const unread = page.getByRole('button', { name: '标为已读' })
  if (!await unread.count()) return
  await unread.first().click()
  await marked('read_at_ms')
}

export async function run(browser, url) {
  const worker = await staff(url, 'grid-worker-0001')
  await worker('POST', '/v1/cases', { id: newId(), channel: 'patrol', text: '长廊木凳断了一条腿，坐着不稳', place: { address: '书香苑12号楼2单元501室' } })
  const context = await phone(browser, url)
  const page = await context.newPage()
  await signInResident(page, url, NUMBER)
  const user = await page.evaluate(async () => (await (await fetch('/v1/me')).json()).user_id)
  const id = await report(page)
  await reopened(page, url, id)
  await rated(page, url, id)
  const clerk = await staff(url, 'clerk-0021')
  const one = await clerk('GET', `/v1/cases/${id}`)
  assert.equal(one.rating.speed, 4)
  assert.equal(one.rating.comment, '谢谢，坐着稳了')
  await whoLooked(page, url)
  await acknowledged(page, url, user)
  await context.close()
}
