// A browser of the size of a phone. Every request that would leave the server under test is remembered and fails the run.
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright-core'

const AxeRun = AxeBuilder.default ?? AxeBuilder
export const outside = []

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })

export async function phone(browser, url, preferences = {}) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    geolocation: { latitude: 38.0007, longitude: 106.001 }, permissions: ['geolocation', 'microphone'],
  })
  context.setDefaultTimeout(10_000)
  context.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !/^(data|blob):/.test(asked)) outside.push(asked)
  })
  await context.addInitScript((kept) => {
    if (!localStorage.getItem('linli.preferences')) localStorage.setItem('linli.preferences', JSON.stringify({ type: 'string', data: JSON.stringify(kept) }))
  }, { elder: false, contrast: false, language: 'zh-CN', ...preferences })
  return context
}

/** The same person with another look. */
export async function dress(page, preferences) {
  await page.evaluate((kept) => localStorage.setItem('linli.preferences', JSON.stringify({ type: 'string', data: JSON.stringify(kept) })),
    { elder: false, contrast: false, language: 'zh-CN', ...preferences })
  await page.reload()
}

export async function go(page, url, name = 'home', query = '') {
  await page.goto(`${url}/m/#/pages/${name}/${name}${query}`)
  await page.locator('[role=main]').first().waitFor()
}

/** Neither a violation nor a contrast that could not be decided. */
export async function axe(page, where) {
  // As high as the page is long: what lies under the bar at the foot could not be judged.
  const size = page.viewportSize()
  for (let tries = 0, high = size.height; tries < 4; tries++) { // what is measured by the window, as a map is, grows with it
    const height = Math.min(Math.max(high, await page.evaluate(() => document.documentElement.scrollHeight)), 30_000)
    if (tries && height === high) break
    high = height
    await page.setViewportSize({ ...size, height })
    await page.waitForTimeout(300)
  }
  const found = await new AxeRun({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  await page.setViewportSize(size)
  const open = found.incomplete.filter(one => one.id === 'color-contrast')
  const wrong = [...found.violations, ...open].map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join('\n    ')}`)
  if (wrong.length) throw new Error(`axe on ${where}:\n  ${wrong.join('\n  ')}`)
}

/** Nothing under 18 px, nothing to press under 44 px, three main actions at most. */
export async function elderContract(page, where) {
  const wrong = await page.evaluate(() => {
    const found = []
    const seen = one => one.offsetParent !== null && one.getBoundingClientRect().height > 0
    for (const one of document.querySelectorAll('.l-root *')) {
      const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
      if (own && seen(one) && Number.parseFloat(getComputedStyle(one).fontSize) < 18) found.push(`small text: ${one.textContent.slice(0, 30)}`)
    }
    for (const one of document.querySelectorAll('[role=button],[role=link],[role=radio],[role=switch],input,textarea')) {
      if (!seen(one)) continue
      const box = (one.closest('.l-input,.l-area') ?? one).getBoundingClientRect()
      if (box.height < 44 || box.width < 44) found.push(`small target: ${one.textContent.slice(0, 30)} ${box.width}x${box.height}`)
    }
    const main = [...document.querySelectorAll('[data-main]')].filter(seen).length
    if (main > 3) found.push(`${main} main actions`)
    return found
  })
  if (wrong.length) throw new Error(`elder contract on ${where}: ${wrong.join('; ')}`)
}

export async function signInResident(page, url, number) {
  await go(page, url, 'sign-in')
  await page.getByRole('textbox', { name: /手机号|Mobile/ }).fill(number)
  const inbox = page.getByText(/验证码 \d{6}/)
  // One number gets a code a minute: whoever signed in a moment ago waits like everybody else.
  for (let tries = 0; tries < 8 && !await inbox.isVisible(); tries++) {
    await page.getByRole('button', { name: /获取验证码|Send me|秒|s\)/ }).first().click({ timeout: 2_000 }).catch(() => {})
    await inbox.waitFor({ timeout: 10_000 }).catch(() => {})
  }
  await inbox.waitFor()
  const code = (await inbox.textContent()).match(/\d{6}/)[0]
  await page.getByRole('textbox', { name: /短信验证码|Code/ }).or(page.getByRole('spinbutton', { name: /短信验证码|Code/ })).fill(code)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.getByRole('button', { name: /报告问题|Report/ }).waitFor()
}

export async function signInStaff(page, url, name, password, pin) {
  await go(page, url, 'sign-in')
  await page.getByRole('radio', { name: /工作人员|Staff/ }).click()
  await page.getByRole('textbox', { name: /登录名|Login/ }).fill(name)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  if (!pin) return
  await page.getByLabel(/口令（至少|PIN \(/).fill(pin)
  await page.getByLabel(/再输入一次|Once more/).fill(pin)
  await page.getByRole('button', { name: /^(设置|Set)$/ }).click()
  await page.getByRole('button', { name: /巡查上报|Patrol/ }).waitFor()
}
