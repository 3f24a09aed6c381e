// One Chromium; every request that would leave the machine is refused and remembered.
import { chromium } from 'playwright-core'

export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.LINLI_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'], env: { ...process.env, LANGUAGE: 'zh_CN' } })
}

export async function openPage(browser, origin, { size = 'wide', preferences } = {}) {
  const context = await browser.newContext({ viewport: sizes[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  const foreign = []
  const errors = []
  await context.route(url => !url.href.startsWith(origin) && !/^(blob|data):/.test(url.href), (route) => {
    foreign.push(route.request().url())
    return route.abort()
  })
  if (preferences) await context.addInitScript(value => localStorage.setItem('linli.preferences', value), JSON.stringify(preferences))
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('status of 4')) errors.push(message.text()) })
  return { page, context, foreign, errors }
}

export const password = 'Linli-Demo-2026'

export async function signIn(page, origin, name) {
  await page.goto(`${origin}/console/`)
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(url => !url.pathname.endsWith('/sign-in'))
  await page.locator('main#content').waitFor()
}

/** The page has its answer: no skeleton is shown any more. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.bones'))
  await page.waitForTimeout(150)
}
