export { Session } from './session'
export type { Duty, Me, SessionOptions, SignedIn, TokenStore } from './session'
