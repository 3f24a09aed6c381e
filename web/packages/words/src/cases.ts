import { group } from './group'

export const caseState = group('Case.state', {
  reported: ['待受理', 'Reported', 'notice'],
  triage: ['待分拨', 'To be assigned', 'warning'],
  dispatched: ['待响应', 'Assigned', 'notice'],
  handling: ['办理中', 'In hand', 'active'],
  waiting: ['待反映人补充', 'Waiting for the reporter', 'warning'],
  resolved: ['已办结', 'Resolved', 'good'],
  closed: ['已归档', 'Closed', 'quiet'],
  declined: ['不予受理', 'Declined', 'quiet'],
  withdrawn: ['已撤回', 'Withdrawn', 'quiet'],
  merged: ['已并案', 'Joined to another', 'quiet'],
})
/** How much a reporter says about themselves. */
export const reporterIdentity = group('Case.identity', {
  named: ['实名', 'Named', 'quiet'],
  pseudonymous: ['化名', 'Pseudonymous', 'notice'],
  anonymous: ['匿名', 'Anonymous', 'notice'],
})
/** How likely it is that two matters are the same. */
export const resemblanceBand = group('ResemblingCase.band', {
  same: ['很可能是同一件事', 'Very likely the same', 'warning'],
  likely: ['可能是同一件事', 'May be the same', 'notice'],
  no: ['不像同一件事', 'Not alike', 'quiet'],
})
/** What a reporter says of a matter that is in hand already. */
export const sameOrNot = group('AnswerResemblance.answer', {
  same: ['是同一件事', 'The same', 'good'],
  different: ['不是同一件事', 'Another matter', 'quiet'],
  not_sure: ['说不清', 'Not sure', 'quiet'],
})
export const deviceEventKind = group('DeviceEvent.kind', {
  alarm: ['报警', 'Alarm', 'bad'],
  clear: ['恢复', 'Cleared', 'good'],
  heartbeat: ['心跳', 'Heartbeat', 'quiet'],
})
export const caseChannel = group('Case.channel', {
  app: ['手机应用', 'App', 'quiet'],
  mini_program: ['小程序', 'Mini program', 'quiet'],
  patrol: ['巡查', 'Patrol', 'quiet'],
  phone: ['电话', 'Telephone', 'quiet'],
  counter: ['窗口', 'Counter', 'quiet'],
  import: ['导入', 'Import', 'quiet'],
  open311: ['外部程序（Open311）', 'Another program, Open311', 'quiet'],
  hotline: ['12345热线', '12345 hotline', 'quiet'],
  mailbox: ['市民信箱', 'Citizen mailbox', 'quiet'],
  device: ['设备报警', 'Device', 'quiet'],
  chat: ['群聊摘录', 'Pasted chat', 'quiet'],
})
export const caseUrgency = group('Case.urgency', {
  normal: ['一般', 'Normal', 'quiet'],
  urgent: ['紧急', 'Urgent', 'bad'],
})
export const triageReason = group('Case.triage_reason', {
  none: ['无', 'None', 'quiet'],
  low_confidence: ['识别把握不足', 'Recognition is not sure', 'warning'],
  place_not_recognised: ['地点未识别', 'Place not recognised', 'warning'],
  no_owner: ['找不到责任岗位', 'Nobody holds the post', 'warning'],
  sent_back: ['被退回', 'Sent back', 'warning'],
  by_choice: ['人工转交', 'Given to a person', 'notice'],
  owner_away: ['责任人不在岗', 'The owner is away', 'warning'],
  offered: ['等待抢单', 'Offered to several', 'notice'],
  arbitration: ['等待仲裁', 'Awaiting arbitration', 'bad'],
  guarded: ['受保护的反映', 'Protected report', 'warning'],
})
export const caseClock = group('CaseClock.clock', {
  response: ['响应时限', 'Response due', 'notice'],
  update: ['进展时限', 'Update due', 'notice'],
  solution: ['办结时限', 'Solution due', 'notice'],
  supervision: ['督办反馈时限', 'Answer to the supervisor due', 'warning'],
  outside: ['外部单位答复期限', 'Outside answer due', 'notice'],
})
export const alarmKind = group('CaseAlarm.kind', {
  warning: ['临期', 'Due soon', 'warning'],
  breach: ['超时', 'Overdue', 'bad'],
  rung: ['已提醒', 'Reminded', 'notice'],
})
export const alarmSupervisor = group('CaseAlarm.supervisor', {
  deputy: ['代理人', 'Deputy', 'quiet'],
  community_clerk: ['社区工作者', 'Community clerk', 'quiet'],
  street_leader: ['街道领导', 'Street leader', 'quiet'],
  district_leader: ['区领导', 'District leader', 'quiet'],
})
export const caseHole = group('CaseHole.kind', {
  no_supervisor: ['没有可告知的岗位', 'Nobody to tell', 'bad'],
  no_calendar: ['没有放假安排', 'No holiday calendar', 'bad'],
  no_guardian: ['受保护的反映无人分拨', 'Nobody to guard a protected report', 'bad'],
  no_overseer: ['督办无人接替', 'Nobody to take over a supervision', 'bad'],
})
export const caseAction = group('TakeStep.action', {
  report: ['上报', 'Report', 'notice'],
  to_triage: ['转人工分拨', 'Send to manual assignment', 'warning'],
  dispatch: ['分拨', 'Assign', 'active'],
  respond: ['响应', 'Respond', 'active'],
  note: ['记录进展', 'Note progress', 'quiet'],
  ask: ['请反映人补充', 'Ask the reporter', 'warning'],
  answer: ['补充', 'Answer', 'notice'],
  send_back: ['退回', 'Send back', 'warning'],
  transfer: ['转办', 'Transfer', 'warning'],
  resolve: ['办结答复', 'Resolve', 'good'],
  rate: ['评价', 'Rate', 'notice'],
  reopen: ['申请重办', 'Reopen', 'bad'],
  close: ['归档', 'Close', 'quiet'],
  decline: ['不予受理', 'Decline', 'quiet'],
  withdraw: ['撤回', 'Withdraw', 'quiet'],
  undo: ['撤销上一步', 'Undo', 'warning'],
  merge: ['并案', 'Merge', 'notice'],
  unmerge: ['撤销并案', 'Undo the merge', 'warning'],
  share: ['请求协办', 'Ask for help', 'active'],
  share_accept: ['接受协办', 'Accept to help', 'active'],
  share_return: ['退回协办', 'Return a sub-task', 'warning'],
  share_finish: ['完成协办', 'Finish a sub-task', 'good'],
  share_withdraw: ['收回协办', 'Withdraw a sub-task', 'quiet'],
  supervise: ['督办', 'Supervise', 'warning'],
  supervise_answer: ['反馈督办', 'Answer the supervisor', 'active'],
  supervise_again: ['再次督办', 'Ask for another answer', 'warning'],
  supervise_lift: ['解除督办', 'Lift the supervision', 'good'],
  forward: ['转外部单位', 'Forward to a body outside', 'notice'],
  forward_answer: ['外部单位答复', 'The body outside answered', 'active'],
  forward_give_up: ['不再等待外部单位', 'Nobody waits for the body outside', 'warning'],
})
export const outsideWay = group('OutsideBody.way', {
  letter: ['函件', 'Letter', 'quiet'],
  telephone: ['电话', 'Telephone', 'quiet'],
  platform: ['平台', 'Platform', 'quiet'],
})
export const forwardState = group('CaseForward.state', {
  awaiting: ['待答复', 'Awaiting an answer', 'warning'],
  answered: ['已答复', 'Answered', 'good'],
  given_up: ['不再等待', 'Given up', 'quiet'],
})
export const forwardMove = group('MoveCaseForward.move', {
  answer: ['登记答复', 'Record the answer', 'good'],
  give_up: ['不再等待', 'Give up', 'quiet'],
})
/** What a result is worth. */
export const resolution = group('CaseResolution.resolution', {
  solved: ['已解决', 'Solved', 'good'],
  partly: ['部分解决', 'Partly solved', 'warning'],
  unsolved: ['未解决', 'Not solved', 'bad'],
  not_accepted: ['不予受理', 'Not accepted', 'quiet'],
})
export const supervisionLevel = group('CaseSupervision.level', {
  reminder: ['提醒', 'Reminder', 'notice'],
  order: ['督办', 'Supervision', 'warning'],
  listed: ['挂牌督办', 'Listed supervision', 'bad'],
})
export const supervisionState = group('CaseSupervision.state', {
  asked: ['待反馈', 'Answer owed', 'warning'],
  answered: ['待督办人确认', 'For the supervisor to decide', 'notice'],
  lifted: ['已解除', 'Lifted', 'quiet'],
})
export const supervisionMove = group('MoveCaseSupervision.move', {
  answer: ['反馈', 'Answer', 'active'],
  ask_again: ['再次督办', 'Ask again', 'warning'],
  lift: ['解除督办', 'Lift', 'good'],
})
export const subtaskState = group('CaseSubtask.state', {
  asked: ['待接受', 'Asked', 'notice'],
  accepted: ['协办中', 'Accepted', 'active'],
  returned: ['已退回', 'Returned', 'warning'],
  done: ['已完成', 'Done', 'good'],
  withdrawn: ['已收回', 'Withdrawn', 'quiet'],
})
export const subtaskMove = group('MoveCaseSubtask.move', {
  accept: ['接受', 'Accept', 'active'],
  send_back: ['退回', 'Return', 'warning'],
  finish: ['完成', 'Finish', 'good'],
  withdraw: ['收回', 'Withdraw', 'quiet'],
})
export const subtaskReminder = group('CaseSubtask.reminder', {
  none: ['期限内', 'In time', 'quiet'],
  due_soon: ['临期', 'Due soon', 'warning'],
  overdue: ['超期', 'Overdue', 'bad'],
})
export const caseVisitState = group('CaseVisit.state', {
  open: ['待回访', 'To be visited', 'notice'],
  satisfied: ['满意', 'Satisfied', 'good'],
  not_satisfied: ['不满意', 'Not satisfied', 'bad'],
  unreachable: ['联系不上', 'Not reached', 'warning'],
  dropped: ['不再回访', 'Dropped', 'quiet'],
})
export const visitOutcome = group('ReportCaseVisit.outcome', {
  satisfied: ['满意', 'Satisfied', 'good'],
  not_satisfied: ['不满意', 'Not satisfied', 'bad'],
  unreachable: ['联系不上', 'Not reached', 'warning'],
})
export const overlapOwners = group('ResponsibilityOverlap.owners', {
  same: ['同一单位', 'One body', 'good'],
  joint: ['互为协办', 'Both know', 'notice'],
  different: ['互不协办', 'Apart', 'warning'],
})
export const responsibilityDirection = group('ResponsibilityClass.direction', {
  party: ['党的建设', 'Party building', 'quiet'],
  safety: ['平安法治', 'Safety and law', 'quiet'],
  governance: ['社区治理', 'Governance', 'quiet'],
  service: ['公共服务', 'Public service', 'quiet'],
  development: ['社区发展', 'Development', 'quiet'],
})
export const ownerKind = group('ResponsibilityItem.owner_kind', {
  grid: ['网格', 'Grid', 'quiet'],
  community: ['社区', 'Community', 'quiet'],
  property_company: ['物业企业', 'Property company', 'quiet'],
  department: ['部门', 'Department', 'quiet'],
})
export const limitUnit = group('ResponsibilityItem.solve_limit_unit', {
  working_hours: ['工作小时', 'working hours', 'quiet'],
  working_days: ['工作日', 'working days', 'quiet'],
  hours: ['小时', 'hours', 'quiet'],
})
export const clockCalendar = group('ResponsibilityItem.calendar', {
  office: ['工作时间', 'Office hours', 'quiet'],
  always: ['全天候', 'Around the clock', 'quiet'],
})
export const dispatchStrategy = group('DispatchRule.strategy', {
  assign: ['指定', 'Assign', 'quiet'],
  grab: ['抢单', 'First to take', 'quiet'],
  round_robin: ['轮流', 'In turn', 'quiet'],
  least_loaded: ['手头最少', 'Least loaded', 'quiet'],
})
export const dispatchTarget = group('DispatchRule.target', {
  local: ['按责任清单', 'As the list says', 'quiet'],
  role: ['角色', 'Role', 'quiet'],
  organisation: ['单位', 'Organisation', 'quiet'],
  property_company: ['物业企业', 'Property company', 'quiet'],
  post: ['岗位', 'Post', 'quiet'],
})
export const editionState = group('DispatchRuleEdition.state', {
  draft: ['草稿', 'Draft', 'warning'],
  published: ['已发布', 'Published', 'good'],
})
export const simulationState = group('DispatchSimulation.state', {
  running: ['演算中', 'Running', 'active'],
  done: ['已完成', 'Done', 'good'],
})
