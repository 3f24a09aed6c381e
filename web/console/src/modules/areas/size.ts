// A grid should hold 300 to 500 households, so that one worker knows its people. @source INC-01
import type { Schemas } from '@linli/api'

export const gridSize = { low: 300, high: 500 } as const
export type Fit = 'small' | 'large' | 'fit'

export function fitOf(area: Pick<Schemas['Area'], 'level' | 'household_count'>): Fit | undefined {
  if (area.level !== 'grid') return undefined
  if (area.household_count < gridSize.low) return 'small'
  return area.household_count > gridSize.high ? 'large' : 'fit'
}
