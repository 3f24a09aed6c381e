// What every page must hold: no violation of WCAG 2.2 A/AA, no contrast left unresolved, nothing asked outside, no error.
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
export const modes = { normal: {}, elder: { elder: true }, contrast: { contrast: true } }

export async function barriers(page) {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const unresolved = incomplete.filter(one => one.id === 'color-contrast')
  return [...violations, ...unresolved].flatMap(one => one.nodes.map(node => `${one.id} ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`))
}

/** Elder mode: letters of 18 px and more, targets of 44 px and more, nothing sideways. */
export async function elderFaults(page) {
  return page.evaluate(() => {
    const seen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest('.only-heard, [aria-hidden=true]')
    const faults = []
    for (const element of document.querySelectorAll('body *')) {
      if (!seen(element) || ![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < 18) faults.push(`${size}px “${element.textContent.trim().slice(0, 20)}”`)
    }
    for (const element of document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox], .only-heard), nav[aria-label="主导航"] a')) {
      const { height } = element.getBoundingClientRect()
      if (seen(element) && height > 0 && height < 44) faults.push(`${Math.round(height)}px high: ${element.outerHTML.slice(0, 60)}`)
    }
    return faults
  })
}

export const overflows = page => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

/** Bytes, gzipped, that a page asks of the program before it is drawn (scripts and styles). */
export async function weighFirstLoad(page, address) {
  const answers = []
  const weigh = response => /\.(js|css)$|\/console\/$/.test(new URL(response.url()).pathname) && answers.push(response.body().then(body => gzipSync(body).length))
  page.on('response', weigh)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  page.off('response', weigh)
  return (await Promise.all(answers)).reduce((sum, one) => sum + one, 0)
}
