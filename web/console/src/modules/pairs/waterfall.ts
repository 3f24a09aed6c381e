// How likely two records are one person, factor by factor: each bar begins where the one before it ended.
import type { Schemas } from '@linli/api'

type Step = Schemas['PersonLikeness']['steps'][number]
export interface Bar { step: string, text: string, bits: number, from: number, width: number }

/** Places in per cent of the whole width; zero bits lie within it. */
export function waterfall(steps: readonly Pick<Step, 'step' | 'text' | 'bits'>[]): { bars: Bar[], zero: number, sum: number } {
  const ends = [0]
  for (const step of steps) ends.push(ends.at(-1)! + step.bits)
  const low = Math.min(...ends)
  const span = Math.max(...ends) - low || 1
  const place = (bits: number) => (bits - low) / span * 100
  return {
    bars: steps.map((step, n) => ({ step: step.step, text: step.text, bits: step.bits,
      from: place(Math.min(ends[n]!, ends[n + 1]!)), width: Math.abs(step.bits) / span * 100 })),
    zero: place(0),
    sum: ends.at(-1)!,
  }
}

/** Never a hundred: no pair is certain. */
export const percent = (probability: number): string => (probability > 0.9999 ? '>99.99' : (probability * 100).toFixed(probability > 0.99 ? 2 : 0))
