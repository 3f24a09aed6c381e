// What helps a stuck answer, and what one may do with it; the server decides again.
import type { Schemas } from '@linli/api'

type Answer = Pick<Schemas['PlatformAnswer'], 'owner_id' | 'give_up_asked_by' | 'last_attempt'>
type Step = Schemas['TakeStuckAnswerStep']['step']
export type Advice = NonNullable<Answer['last_attempt']> | 'agree' | 'ask'

export function adviceOf(answer: Answer, mine: string): Advice {
  if (answer.give_up_asked_by) return answer.give_up_asked_by === mine ? 'ask' : 'agree'
  return answer.last_attempt ?? 'no_answer'
}

/** Giving up takes two people. */
export function stepsOf(answer: Answer, mine: string): Step[] {
  const steps: Step[] = ['retry']
  if (answer.owner_id !== mine) steps.push('take_over')
  if (!answer.give_up_asked_by) steps.push('ask_give_up')
  else if (answer.give_up_asked_by !== mine) steps.push('agree')
  return steps
}
