import { group } from './group'

export const jobKind = group('DayJob.kind', {
  matter: ['事项', 'Case', 'quiet'],
  subtask: ['协办', 'Help', 'quiet'],
  visit: ['回访', 'Return visit', 'quiet'],
  verification: ['核实', 'Verification', 'quiet'],
  escalation: ['超时上报', 'Climbed up', 'bad'],
  supervision: ['督办', 'Supervision', 'warning'],
  answer: ['答复未送达', 'Stuck answer', 'warning'],
  hole: ['岗位空缺', 'Vacant post', 'warning'],
  dispute: ['工作量异议', 'Dispute', 'quiet'],
  handover: ['交接班', 'Shift handover', 'quiet'],
})
export const turn = group('DayJob.turn', {
  first: ['先办', 'First', 'bad'],
  today: ['今天办', 'Today', 'active'],
  later: ['今天不必办', 'Not today', 'quiet'],
})
export const dayReason = group('DayReason.why', {
  urgent: ['紧急', 'Urgent', 'bad'],
  answer_overdue: ['首次响应超时', 'First answer late', 'bad'],
  answer_due: ['即将须首次响应', 'First answer due', 'warning'],
  unanswered: ['尚未响应', 'Not answered yet', 'warning'],
  overdue: ['已超期', 'Overdue', 'bad'],
  due_today: ['今天到期', 'Due today', 'warning'],
  due_soon: ['即将到期', 'Due soon', 'notice'],
  nearby: ['附近还有', 'Near others', 'quiet'],
  met_nobody: ['未遇到人', 'Met nobody', 'notice'],
  waits: ['等待反映人', 'Waits for the reporter', 'quiet'],
  has_time: ['还有时间', 'There is time', 'quiet'],
  climbed: ['已上报到您', 'Climbed up to you', 'bad'],
  arbitration: ['待裁定', 'To arbitrate', 'bad'],
  to_triage: ['待分派', 'To assign', 'warning'],
  supervision_answered: ['督办已回复', 'Supervision answered', 'notice'],
  supervision_late: ['督办逾期未回复', 'Supervision late', 'bad'],
  supervision_owed: ['待回复督办', 'Supervision to answer', 'warning'],
  answer_stuck: ['答复未送达', 'Answer stuck', 'warning'],
  give_up: ['待同意停止回传', 'Giving up to be agreed', 'notice'],
  hole: ['无人接收时限提醒', 'Promises without a receiver', 'bad'],
  dispute: ['待裁定异议', 'Dispute waits', 'notice'],
  handover: ['待签收交接', 'To be signed', 'warning'],
})
export const caseMeasure = group('CaseMeasure.measure', {
  landed: ['件件有着落', 'Somebody answers for it', 'quiet'],
  answered: ['事事有回音', 'Answered', 'quiet'],
  answered_in_time: ['首次响应及时率', 'First answer in time', 'quiet'],
  found_by_staff: ['主动发现率', 'Found before a resident reported', 'quiet'],
  solved_in_community: ['社区内解决率', 'Solved in the community', 'quiet'],
  solved_in_street: ['街道内解决率', 'Solved in the street', 'quiet'],
})
export const caseStage = group('CaseStage.stage', {
  sense: ['感知监测', 'Sense', 'quiet'],
  analyse: ['分析预警', 'Analyse', 'notice'],
  command: ['指挥调度', 'Command', 'active'],
  feedback: ['实时反馈', 'Feed back', 'good'],
  supervise: ['督导落实', 'Supervise', 'quiet'],
})
export const answerConclusion = group('PlatformAnswer.conclusion', {
  solved: ['已解决', 'Solved', 'good'],
  partly: ['部分解决', 'Partly solved', 'warning'],
  unsolved: ['未解决', 'Not solved', 'bad'],
  not_accepted: ['不予受理', 'Not accepted', 'quiet'],
  forwarded: ['转外部单位', 'Forwarded', 'notice'],
})
export const workKind = group('WorkloadLine.kind', {
  report: ['巡查和代为上报', 'Reported', 'quiet'],
  dispatch: ['分拨', 'Assigned', 'quiet'],
  respond: ['首次响应', 'First answer', 'quiet'],
  note: ['沟通记录', 'Notes and questions', 'quiet'],
  resolve: ['办结', 'Resolved', 'quiet'],
  decline: ['说明不予受理', 'Declined', 'quiet'],
  hand_on: ['退回和转办', 'Handed on', 'quiet'],
  follow_up: ['核验和结案', 'Confirmed and closed', 'quiet'],
  merge: ['归并', 'Merged', 'quiet'],
  help: ['协办', 'Helped', 'quiet'],
  verification: ['上门核实', 'Verified at the door', 'quiet'],
})
export const disputeState = group('WorkDispute.state', {
  open: ['待处理', 'Open', 'warning'],
  accepted: ['成立', 'Accepted', 'good'],
  declined: ['不成立', 'Declined', 'quiet'],
})
export const handoverState = group('ShiftHandover.state', {
  offered: ['等待接班', 'Waiting', 'warning'],
  accepted: ['已接班', 'Accepted', 'good'],
  declined: ['未接班', 'Declined', 'bad'],
  withdrawn: ['已收回', 'Taken back', 'quiet'],
})
export const handoverMove = group('MoveShiftHandover.move', {
  accept: ['接班', 'Take over', 'good'],
  decline: ['不接，说明缺什么', 'Decline and say what is missing', 'bad'],
  withdraw: ['收回', 'Take back', 'quiet'],
})
export const casePhase = group('CaseHolding.phase', {
  understanding: ['待分拨', 'To be assigned', 'notice'],
  response: ['待响应', 'To be answered', 'warning'],
  handling: ['办理', 'Handling', 'active'],
  reporter: ['等待反映人', 'Waiting for the reporter', 'quiet'],
  verdict: ['等待评价和结案', 'Waiting for a verdict', 'good'],
})
export const sheetField = group('ReportSheetColumn.field', {
  text: ['诉求内容', 'What happened', 'quiet'],
  title: ['标题', 'Title', 'quiet'],
  address: ['地址', 'Address', 'quiet'],
  name: ['反映人', 'Reporter', 'quiet'],
  phone: ['电话', 'Telephone', 'quiet'],
  happened: ['时间', 'Time', 'quiet'],
  number: ['原编号', 'Original number', 'quiet'],
})
