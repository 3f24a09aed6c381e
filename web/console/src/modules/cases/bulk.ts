// Several matters, one after the other: each has its own answer, and what was taken stays taken.
import { ApiProblem, Unreachable } from '@linli/api'

export interface Outcome { done: boolean, refused?: ApiProblem, offline?: boolean }

export async function oneByOne<Row>(rows: readonly Row[], act: (row: Row) => Promise<unknown>, tell: (row: Row, outcome: Outcome) => void): Promise<void> {
  for (const row of rows) {
    try {
      await act(row)
      tell(row, { done: true })
    }
    catch (error) {
      if (error instanceof ApiProblem) tell(row, { done: false, refused: error })
      else if (error instanceof Unreachable) tell(row, { done: false, offline: true })
      else throw error
    }
  }
}

/** x marks what has the keyboard, Shift+X all of the page. */
export function marks(key: string, shift: boolean): 'one' | 'all' | undefined {
  if (key.toLowerCase() !== 'x') return undefined
  return shift ? 'all' : 'one'
}
