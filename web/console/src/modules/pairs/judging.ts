// Saying of one pair after the other whether it is one person, from the keyboard.
import type { Schemas } from '@linli/api'

export type Verdict = Schemas['JudgeLinkagePair']['verdict']
type Person = Schemas['LinkagePerson']

const keys: Record<string, Verdict> = { 1: 'same', 2: 'different', 3: 'unsure' }
export const verdictOf = (key: string): Verdict | undefined => keys[key]

/** After a word about the pair at `at` the next open one has its turn; -1 when none is left. */
export function nextOpen(judged: readonly boolean[], at: number): number {
  const after = judged.findIndex((done, n) => n > at && !done)
  return after >= 0 ? after : judged.indexOf(false)
}

export type Compared = 'name' | 'sex' | 'birth_date' | 'id_number' | 'phone' | 'address'
const compared: readonly Compared[] = ['name', 'sex', 'birth_date', 'id_number', 'phone', 'address']
/** Both values of each field; what neither has says nothing. Masked numbers that read alike may still differ: no mark. */
export function sides(a: Person | undefined, b: Person | undefined): { field: Compared, a: string, b: string, differs: boolean }[] {
  return compared.map(field => ({ field, a: a?.[field] ?? '', b: b?.[field] ?? '' }))
    .filter(line => line.a || line.b)
    .map(line => ({ ...line, differs: line.a !== line.b }))
}
