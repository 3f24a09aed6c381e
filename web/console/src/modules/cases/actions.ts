// Which steps a person may take next: the procedure of the server in short. The server decides again when it is pressed.
import type { Schemas } from '@linli/api'

type Case = Schemas['Case']
export type Action = Schemas['TakeStep']['action']
type Hand = 'owner' | 'dispatcher' | 'anyone' | 'reporter'

const table: { action: Action, from: Case['state'][], hand: Hand }[] = [
  { action: 'dispatch', from: ['reported', 'triage'], hand: 'dispatcher' },
  { action: 'respond', from: ['dispatched', 'waiting'], hand: 'owner' },
  { action: 'resolve', from: ['handling'], hand: 'owner' },
  { action: 'ask', from: ['handling'], hand: 'owner' },
  { action: 'transfer', from: ['dispatched', 'handling'], hand: 'owner' },
  { action: 'send_back', from: ['dispatched', 'handling'], hand: 'owner' },
  { action: 'answer', from: ['waiting'], hand: 'reporter' },
  { action: 'close', from: ['resolved'], hand: 'anyone' },
  { action: 'reopen', from: ['resolved', 'closed'], hand: 'anyone' },
  { action: 'note', from: ['reported', 'triage', 'dispatched', 'handling', 'waiting', 'resolved'], hand: 'anyone' },
  { action: 'decline', from: ['triage', 'handling'], hand: 'dispatcher' },
]

export interface Hands {
  userId: string
  deputy: boolean
  dispatches: boolean
  acts: boolean
}

export function actionsFor(matter: Pick<Case, 'state' | 'owner_id' | 'reporter_id'>, hands: Hands): Action[] {
  if (!hands.acts) return []
  const has: Record<Hand, boolean> = {
    owner: matter.owner_id === hands.userId || hands.deputy,
    dispatcher: hands.dispatches,
    reporter: matter.reporter_id === hands.userId,
    anyone: true,
  }
  return table.filter(row => row.from.includes(matter.state) && has[row.hand]).map(row => row.action)
}

type Possible = Schemas['PossibleCaseStep']
/** What the server says is possible, in the order of the procedure; rating and withdrawing are the reporter's own. */
export function ordered(possible: readonly Possible[]): Possible[] {
  const place = (one: Possible) => table.findIndex(row => row.action === one.action)
  const taken = possible.filter(one => place(one) >= 0).sort((a, b) => place(a) - place(b))
  return [...taken, ...possible.filter(one => one.action === 'undo')]
}

/** Giving a matter away says why, from the list of reasons. */
export const givesAway = (action: Action) => action === 'send_back' || action === 'transfer'
export const namesOwner = (action: Action) => action === 'dispatch' || action === 'transfer'
/** What cannot be done without a sentence. */
export const needsNote = (action: Action) => ['ask', 'answer', 'note', 'reopen', 'decline'].includes(action)
