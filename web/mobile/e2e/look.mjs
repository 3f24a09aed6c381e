import { mkdirSync } from 'node:fs'
import { go, launch, phone, signInResident, signInStaff, outside } from './phone.mjs'
const url = process.env.LINLI_URL
const out = '/tmp/webm_look/'
mkdirSync(out, { recursive: true })
const browser = await launch()
const context = await phone(browser, url)
const page = await context.newPage()
page.on('pageerror', e => console.log('ERR', e.message)); page.on('console', m => m.type() === 'error' && console.log('CON', m.text()))
try {
  await go(page, url, 'sign-in'); await page.screenshot({ path: out + 'signin.png' })
  await signInResident(page, url, '18616235937'); await page.waitForTimeout(800); await page.screenshot({ path: out + 'home.png' })
  for (const n of ['report', 'cases', 'me', 'my-data', 'messages']) { await go(page, url, n); await page.waitForTimeout(900); await page.screenshot({ path: out + n + '.png' }) }
} catch (e) { console.log(e.message.slice(0, 1500)); await page.screenshot({ path: out + 'fail.png' }) }
await context.close()
const two = await phone(browser, url); const p2 = await two.newPage()
p2.on('pageerror', e => console.log('ERR', e.message))
try {
  await signInStaff(p2, url, 'grid-worker-0001', 'Linli-Demo-2026', '482913'); await p2.waitForTimeout(1000); await p2.screenshot({ path: out + 'work.png' })
  await p2.getByRole('button', { name: '更新本网格' }).click(); await p2.getByText(/本机数据/).waitFor(); await p2.waitForTimeout(500); await p2.screenshot({ path: out + 'work2.png' })
  await p2.getByRole('link', { name: '房屋' }).click(); await p2.waitForTimeout(900); await p2.screenshot({ path: out + 'houses.png' })
  await p2.getByRole('link', { name: /101室/ }).first().click(); await p2.waitForTimeout(900); await p2.screenshot({ path: out + 'house.png' })
} catch (e) { console.log(e.message.slice(0, 1500)); await p2.screenshot({ path: out + 'fail2.png' }) }
console.log('outside', outside); await browser.close()
