import type { Problem } from './types'

/** The server said no, in its own words (RFC 9457). */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem, readonly retryAfterSeconds?: number) {
    super(problem.detail || problem.title)
    this.name = 'ApiProblem'
  }

  get status(): number { return this.problem.status }
  /** For instance `cases/changed-meanwhile`; compare with `is`. */
  get type(): string { return this.problem.type }
  is(type: string): boolean { return this.problem.type === type || this.problem.type.endsWith(`/${type}`) }

  /** What is wrong with one input; pointer without its leading slash. */
  fieldMessage(field: string): string | undefined {
    return this.problem.errors?.find(error => error.pointer.replace(/^[/?]/, '') === field)?.message
  }
}

/** Nobody answered: no network, no server, or too late. What was asked may or may not have happened. */
export class Unreachable extends Error {
  constructor(readonly timedOut: boolean, options?: ErrorOptions) {
    super(timedOut ? 'timed out' : 'unreachable', options)
    this.name = 'Unreachable'
  }
}

/** Some proxy answers in HTML; the page still needs a status and a sentence. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'title' in body && 'type' in body) return { ...(body as Problem), status }
  return { type: `http/${status}`, title: `服务没有正常回应（${status}）`, status }
}
