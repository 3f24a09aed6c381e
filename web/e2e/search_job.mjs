// Ctrl-K, a name, an arrow, Enter: the page of that person, without touching the mouse.
import { openPage, settled, signIn } from './browser.mjs'

/** A district that was just made is indexed while people already work; everybody is found once that is done. */
async function indexed(place, name) {
  for (let tries = 0; tries < 90; tries++) {
    const { groups } = await place.call('POST', '/v1/global-searches', { text: name, limit: 6 })
    if (groups.some(group => group.items.some(hit => hit.record_id === place.person))) return
    await new Promise(resolve => setTimeout(resolve, 2_000))
  }
  throw new Error('a person on record is not found after three minutes')
}

export async function searchJob(browser, { origin }, place) {
  const { name } = await place.call('GET', `/v1/persons/${place.person}`)
  await indexed(place, name)
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
