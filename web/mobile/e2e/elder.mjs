// A resident of 72 reports a problem with nothing but the keyboard, in elder mode; a grid worker saw it before her.
import assert from 'node:assert/strict'
import { axe, elderContract, phone } from './phone.mjs'
import { newId, staff } from './server.mjs'

async function tabTo(page, name) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const one = document.activeElement
      return one?.getAttribute('aria-label') || one?.textContent?.trim() || ''
    })
    if (name.test(here)) return
  }
  throw new Error(`the keyboard never reaches ${name}`)
}
/** uni's inputs tell what was typed a tenth of a second later. */
const press = async (page, name) => {
  await tabTo(page, name)
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
}

export async function run(browser, url) {
  const worker = await staff(url, 'grid-worker-0001')
  await worker('POST', '/v1/cases', { id: newId(), channel: 'patrol', text: '12号楼2单元门口有电动车堵住了通道，轮椅过不去', place: { address: '书香苑12号楼2单元501室' } })
  const context = await phone(browser, url, { elder: true })
  const page = await context.newPage()
  await page.goto(`${url}/m/#/pages/sign-in/sign-in`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await elderContract(page, 'sign-in')
  await tabTo(page, /^手机号$/)
  await page.keyboard.type('18616235937')
  await press(page, /^获取验证码$/)
  const sms = page.getByText(/验证码 \d{6}/)
  await sms.waitFor()
  await tabTo(page, /^短信验证码$/)
  await page.keyboard.type((await sms.textContent()).match(/\d{6}/)[0])
  await press(page, /^登录$/)
  await page.getByRole('button', { name: /报告问题/ }).waitFor()
  await elderContract(page, 'home')
  await axe(page, 'home, elder')
  await press(page, /^朗读$/)
  await page.getByText(/没有中文语音/).waitFor() // a headless browser has no voice, and the page says so
  await press(page, /^报告问题/)
  await tabTo(page, /^哪里有什么问题$/)
  await page.keyboard.type('12号楼2单元门口的电动车堵住了通道，轮椅过不去')
  await elderContract(page, 'report, what')
  await axe(page, 'report, elder')
  await press(page, /^下一步/)
  await page.getByRole('radio', { name: /我家/ }).waitFor()
  await elderContract(page, 'report, where')
  await press(page, /^提交$/)
  await page.getByText(/已经有人反映/).waitFor()
  await elderContract(page, 'the same?')
  await axe(page, 'the same?, elder')
  await press(page, /^是同一件事$/)
  await page.getByText(/受理编号/).waitFor()
  await page.getByText(/前会有人联系处理/).waitFor()
  await elderContract(page, 'promise')
  await axe(page, 'promise, elder')
  await press(page, /^查看进展$/)
  await page.getByText(/轮椅过不去/).first().waitFor()
  await elderContract(page, 'case')
  await axe(page, 'case, elder')
  assert.match(await page.locator('[role=main]').last().innerText(), /书香苑12号楼2单元501室/)
  await context.close()
}
