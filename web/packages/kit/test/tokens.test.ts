import { describe, expect, it } from 'vitest'
import { colours, contrastOf, cssOf, textPairs } from '../src/tokens'
import { readFileSync } from 'node:fs'

const written = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8')

describe('colours', () => {
  it.each(textPairs)('%s on %s can be read', (front, back) => {
    expect(contrastOf(colours.normal[front], colours.normal[back])).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(colours.high[front], colours.high[back])).toBeGreaterThanOrEqual(7)
  })

  it('borders of controls and the focus ring stand out', () => {
    for (const mode of ['normal', 'high'] as const) {
      expect(contrastOf(colours[mode]['line-strong'], colours[mode].sheet)).toBeGreaterThanOrEqual(3)
      expect(contrastOf(colours[mode].focus, colours[mode].paper)).toBeGreaterThanOrEqual(3)
    }
  })

  it('are those of tokens.css', () => {
    expect(written).toContain(`:root {\n${cssOf('normal')}`)
    expect(written).toContain(`:root[data-contrast='high'] {\n${cssOf('high')}`)
  })
})
