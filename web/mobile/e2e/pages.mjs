// Every page in normal, elder and high-contrast looks, and English; and the pictures for the documentation.
import { axe, elderContract, go, phone, signInResident, signInStaff } from './phone.mjs'
import { giveTasks } from './offline-day.mjs'
import { PASSWORD } from './server.mjs'

const looks = [['normal', {}], ['elder', { elder: true }], ['contrast', { contrast: true }], ['english', { language: 'en' }]]
const resident = ['home', 'report', 'cases', 'messages', 'me', 'my-data']
const worker = ['home', 'houses', 'cases', 'me', 'outbox']
const settle = page => page.waitForTimeout(700)

async function open(page, url, name) {
  await go(page, url, name)
  await settle(page)
}

async function look(browser, url, name, preferences, each) {
  const home = await phone(browser, url, preferences)
  const page = await home.newPage()
  await go(page, url, 'sign-in')
  await each(page, 'sign-in')
  await signInResident(page, url, '18616235937')
  for (const one of resident) {
    await open(page, url, one)
    await each(page, `resident-${one}`)
  }
  if (await openFirst(page, url, 'cases')) await each(page, 'resident-case')
  await home.close()
  const street = await phone(browser, url, preferences)
  const phone2 = await street.newPage()
  await signInStaff(phone2, url, 'grid-worker-0001', PASSWORD, '482913')
  await phone2.getByRole('button', { name: /更新本网格|Update my grid/ }).click()
  await phone2.getByText(/本机数据|On this device/).waitFor()
  for (const one of worker) {
    await open(phone2, url, one)
    await each(phone2, `worker-${one}`)
  }
  if (await openFirst(phone2, url, 'home')) await each(phone2, 'worker-task')
  if (await openFirst(phone2, url, 'houses')) await each(phone2, 'worker-house')
  await street.close()
  const shop = await phone(browser, url, preferences)
  const phone3 = await shop.newPage()
  await signInStaff(phone3, url, 'merchant-0-0001', PASSWORD)
  await phone3.getByRole('button', { name: /报告问题|Report/ }).waitFor()
  await each(phone3, 'merchant-home')
  await shop.close()
}

async function openFirst(page, url, name) {
  await open(page, url, name)
  const row = page.locator('.l-row[role=link]').first()
  if (!await row.count()) return false
  await row.click()
  await settle(page)
  return true
}

export async function run(browser, url) {
  await giveTasks(url)
  const wrong = []
  for (const [name, preferences] of looks) {
    await look(browser, url, name, preferences, async (page, where) => {
      const say = error => wrong.push(error.message)
      await axe(page, `${where}, ${name}`).catch(say)
      if (name === 'elder') await elderContract(page, where).catch(say)
    })
  }
  if (wrong.length) throw new Error(wrong.join('\n'))
}

export async function screens(browser, url, folder) {
  await giveTasks(url)
  for (const [name, preferences] of looks)
    await look(browser, url, name, preferences, (page, where) => page.screenshot({ path: `${folder}mobile-${where}${name === 'normal' ? '' : `-${name}`}.png` }))
}
