// Ctrl-K, a name, an arrow, Enter: the page of that person, without touching the mouse.
import { openPage, settled, signIn } from './browser.mjs'

export async function searchJob(browser, { origin }, place) {
  const { name } = await place.call('GET', `/v1/persons/${place.person}`)
  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(name)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname.includes('/persons/'))
  await settled(page)
  const problems = [...foreign, ...errors]
  if (await page.locator('h1').innerText() !== name) problems.push('another page than the one that was chosen')
  await context.close()
  return problems
}
