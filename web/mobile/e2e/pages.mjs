// Every page in normal, elder and high-contrast looks, and English; and the pictures for the documentation.
import { axe, dress, elderContract, go, phone, signInResident, signInStaff } from './phone.mjs'
import { giveTasks } from './tasks.mjs'
import { PASSWORD } from './server.mjs'

const looks = [['normal', {}], ['elder', { elder: true }], ['contrast', { contrast: true }], ['english', { language: 'en' }]]
const resident = ['home', 'report', 'cases', 'messages', 'me', 'notify', 'my-data']
const worker = ['home', 'map', 'houses', 'cases', 'me', 'outbox']
const settle = page => page.waitForTimeout(700)

async function open(page, url, name) {
  await go(page, url, name)
  await settle(page)
}

/** Everybody signed in once, with what they open. */
async function people(browser, url) {
  const enter = async (signIn) => {
    const page = await (await phone(browser, url)).newPage()
    await signIn(page)
    return page
  }
  const nobody = await enter(page => go(page, url, 'sign-in'))
  const one = await enter(page => signInResident(page, url, '18616235937'))
  const street = await enter(page => signInStaff(page, url, 'grid-worker-0001', PASSWORD, '482913'))
  await street.getByRole('button', { name: '更新本网格' }).click()
  await street.getByText('本机数据').waitFor()
  const shop = await enter(page => signInStaff(page, url, 'merchant-0-0001', PASSWORD))
  await shop.getByRole('button', { name: '报告问题' }).waitFor()
  return [
    { who: 'nobody', page: nobody, pages: ['sign-in'], first: [] },
    { who: 'resident', page: one, pages: resident, first: [['cases', 'case']] },
    { who: 'worker', page: street, pages: worker, first: [['home', 'task'], ['houses', 'house']] },
    { who: 'merchant', page: shop, pages: ['home', 'report', 'cases', 'messages', 'me', 'notify'], first: [] },
  ]
}

async function look(url, { who, page, pages, first }, preferences, each) {
  await dress(page, preferences)
  for (const name of pages) {
    await open(page, url, name)
    await unlock(page)
    await each(page, `${who}-${name}`)
  }
  for (const [from, to] of first)
    if (await openFirst(page, url, from)) await each(page, `${who}-${to}`)
}

/** The key of the grid lives only as long as the page: after a reload the worker says the PIN again. */
async function unlock(page) {
  const pin = page.getByLabel(/口令|PIN/).first()
  if (!await pin.isVisible().catch(() => false)) return
  await pin.fill('482913')
  await page.getByRole('button', { name: /^(打开|解锁|确定|Open|Unlock)$/ }).click()
  await settle(page)
}

async function openFirst(page, url, name) {
  await open(page, url, name)
  const row = page.locator('.l-row[role=link]').first()
  if (!await row.count()) return false
  await row.click()
  await settle(page)
  return true
}

async function everyLook(browser, url, each, chosen = looks) {
  await giveTasks(url)
  for (const person of await people(browser, url))
    for (const [name, preferences] of chosen) await look(url, person, preferences, (page, where) => each(page, where, name))
}

export async function run(browser, url) {
  const wrong = []
  await everyLook(browser, url, async (page, where, name) => {
    const say = error => wrong.push(error.message)
    await axe(page, `${where}, ${name}`).catch(say)
    if (name === 'elder') await elderContract(page, where).catch(say)
  })
  if (wrong.length) throw new Error(wrong.join('\n'))
}

export const screens = (browser, url, folder) => everyLook(browser, url, (page, where, name) =>
  page.screenshot({ path: `${folder}${where}-${name}.png` }), looks.slice(0, 2))
