// Figures by head as people read them: whole ones when they are large, a decimal when they are not.
import { count } from '@linli/kit'
import type { Language } from '@linli/words'

export function eachOf(value: number | undefined, language: Language): string {
  if (value === undefined) return '—'
  return value >= 20 ? count(Math.round(value), language) : value.toFixed(1)
}
export const timesOf = (load: number | undefined): string => (load === undefined ? '—' : `${load.toFixed(2)}×`)
export const widthOf = (value: number | undefined, heaviest: number): string => `${value === undefined ? 0 : Math.max(1, Math.round(value / heaviest * 100))}%`
