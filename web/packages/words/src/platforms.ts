import { group } from './group'

export const platformChannel = group('Platform.channel', {
  hotline: ['12345热线', '12345 hotline', 'quiet'],
  mailbox: ['市民信箱', 'Citizen mailbox', 'quiet'],
})
export const platformReply = group('PlatformAnswer.reply', {
  accepted: ['受理', 'Accepted', 'notice'],
  progress: ['进展', 'Progress', 'active'],
  returned: ['退回', 'Returned', 'warning'],
  result: ['办理结果', 'Result', 'good'],
})
export const answerState = group('PlatformAnswer.state', {
  waiting: ['待送达', 'Waiting', 'notice'],
  sending: ['送达中', 'On its way', 'active'],
  stuck: ['受阻', 'Stuck', 'bad'],
  receipted: ['已收到回执', 'Acknowledged', 'good'],
  given_up: ['已放弃', 'Given up', 'quiet'],
})
export const answerAttempt = group('PlatformAnswer.last_attempt', {
  receipted: ['已收到回执', 'Acknowledged', 'good'],
  taken: ['平台已接收，回执未到', 'Taken, no receipt yet', 'active'],
  no_answer: ['平台没有应答', 'No answer', 'warning'],
  wrong_signature: ['回执签名不符', 'Wrong signature', 'bad'],
  refused: ['平台拒收', 'Refused', 'bad'],
})
export const stuckStep = group('TakeStuckAnswerStep.step', {
  retry: ['立即重送', 'Try again now', 'active'],
  take_over: ['由我接手', 'Take over', 'notice'],
  ask_give_up: ['提出放弃', 'Ask to give up', 'warning'],
  agree: ['确认放弃', 'Agree to give up', 'bad'],
})
