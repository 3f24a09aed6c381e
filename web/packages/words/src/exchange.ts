import { group } from './group'

export const direction = group('SharingAgreement.direction', {
  receive: ['取得', 'Receive', 'quiet'],
  provide: ['提供', 'Provide', 'quiet'],
})
export const agreementAbout = group('SharingAgreement.about', {
  person: ['人员', 'Person', 'quiet'],
  establishment: ['单位', 'Establishment', 'quiet'],
})
export const opening = group('ExchangeBoardLine.opening', {
  opened: ['已打通', 'Opened', 'good'],
  partial: ['部分打通', 'Partial', 'warning'],
  blocked: ['未打通', 'Blocked', 'bad'],
})
export const partnerReply = group('ExchangeBoardLine.last_reply', {
  answered: ['已答复', 'Answered', 'good'],
  unreachable: ['连接不上', 'Unreachable', 'bad'],
  timed_out: ['超时', 'Timed out', 'bad'],
  throttled: ['被限流', 'Throttled', 'warning'],
  refused: ['被拒绝', 'Refused', 'bad'],
  failed: ['失败', 'Failed', 'bad'],
  wrong_signature: ['签名不符', 'Wrong signature', 'bad'],
  unreadable: ['答复无法识别', 'Unreadable', 'bad'],
})
export const breaker = group('ExchangeBoardLine.breaker', {
  closed: ['正常', 'Closed', 'good'],
  open: ['已熔断', 'Open', 'bad'],
  half_open: ['试探恢复', 'Half open', 'warning'],
})
export const callState = group('PartnerCall.state', {
  queued: ['排队中', 'Queued', 'notice'],
  sent: ['已发送', 'Sent', 'active'],
  failed: ['失败', 'Failed', 'bad'],
  answered: ['已答复', 'Answered', 'good'],
  dead: ['已放弃', 'Given up', 'bad'],
  refused: ['被拒绝', 'Refused', 'bad'],
})
export const agreementState = group('SharingAgreement.state', {
  draft: ['草案', 'Draft', 'warning'],
  approved: ['有效', 'Approved', 'good'],
  suspended: ['已暂停', 'Suspended', 'warning'],
  ended: ['已终止', 'Ended', 'quiet'],
})
export const agreementStep = group('SharingAgreementStep.step', {
  draft: ['起草', 'Draft', 'notice'],
  approve: ['批准', 'Approve', 'good'],
  suspend: ['暂停', 'Suspend', 'warning'],
  resume: ['恢复', 'Resume', 'good'],
  end: ['终止', 'End', 'bad'],
})
export const agreementStanding = group('SharingAgreement.standing', {
  allowed: ['可以使用', 'Allowed', 'good'],
  no_agreement: ['没有协议', 'No agreement', 'bad'],
  not_approved: ['尚未批准', 'Not approved', 'warning'],
  suspended: ['已暂停', 'Suspended', 'warning'],
  ended: ['已终止', 'Ended', 'quiet'],
  not_yet_valid: ['尚未生效', 'Not yet valid', 'notice'],
  expired: ['已到期', 'Expired', 'quiet'],
  wrong_partner: ['对象不符', 'Wrong partner', 'bad'],
  wrong_direction: ['方向不符', 'Wrong direction', 'bad'],
  wrong_subject: ['主体不符', 'Wrong subject', 'bad'],
  nothing_asked: ['没有查询内容', 'Nothing asked', 'warning'],
  key_not_agreed: ['查询项未约定', 'Key not agreed', 'bad'],
  field_not_agreed: ['数据项未约定', 'Field not agreed', 'bad'],
  no_consent: ['没有本人同意', 'No consent', 'bad'],
  quota_used_up: ['额度已用完', 'Quota used up', 'warning'],
  unknown_subject: ['查无此主体', 'Unknown subject', 'warning'],
})
export const fieldMask = group('SharingField.mask', {
  none: ['不遮盖', 'None', 'quiet'],
  name: ['姓名遮盖', 'Name', 'quiet'],
  phone: ['电话遮盖', 'Telephone', 'quiet'],
  id_number: ['证件号遮盖', 'Identity number', 'quiet'],
  address: ['地址遮盖', 'Address', 'quiet'],
  whole: ['全部遮盖', 'Whole', 'quiet'],
})
export const receiptStatus = group('GatewayReceipt.status', {
  delivered: ['已送达', 'Delivered', 'good'],
  acknowledged: ['已确认', 'Acknowledged', 'good'],
  failed: ['失败', 'Failed', 'bad'],
})
export const messageUrgency = group('Message.urgency', {
  ordinary: ['普通', 'Ordinary', 'quiet'],
  important: ['重要', 'Important', 'notice'],
  urgent: ['紧急', 'Urgent', 'bad'],
})
export const recipientKind = group('Message.recipient_kind', {
  account: ['账户', 'Account', 'quiet'],
  person: ['个人', 'Person', 'quiet'],
  area: ['区域', 'Area', 'quiet'],
})
export const messageChannel = group('MessageAttempt.channel', {
  app: ['应用内', 'In the app', 'quiet'],
  sms: ['短信', 'Short message', 'quiet'],
  voice: ['语音电话', 'Voice call', 'quiet'],
  broadcast: ['广播', 'Loudspeaker', 'quiet'],
  mail: ['邮件', 'Mail', 'quiet'],
  wechat: ['微信', 'WeChat', 'quiet'],
})
export const messageState = group('Message.state', {
  queued: ['排队中', 'Queued', 'notice'],
  sending: ['发送中', 'Sending', 'active'],
  sent: ['已发送', 'Sent', 'active'],
  delivered: ['已送达', 'Delivered', 'good'],
  acknowledged: ['已确认', 'Acknowledged', 'good'],
  failed: ['未送达', 'Failed', 'bad'],
  suppressed: ['未发送', 'Suppressed', 'quiet'],
})
export const gatewayReply = group('MessageAttempt.reply', {
  accepted: ['已接收', 'Accepted', 'good'],
  unreachable: ['连接不上', 'Unreachable', 'bad'],
  timed_out: ['超时', 'Timed out', 'bad'],
  throttled: ['被限流', 'Throttled', 'warning'],
  refused: ['被拒绝', 'Refused', 'bad'],
  failed: ['失败', 'Failed', 'bad'],
  wrong_signature: ['签名不符', 'Wrong signature', 'bad'],
  unreadable: ['答复无法识别', 'Unreadable', 'bad'],
})
export const deadMessageStep = group('TakeDeadMessageStep.step', {
  retry: ['重新投递', 'Retry', 'active'],
  give_up: ['放弃', 'Give up', 'quiet'],
})
export const variableType = group('TemplateVariable.type', {
  text: ['文字', 'Text', 'quiet'],
  number: ['数', 'Number', 'quiet'],
  date: ['日期', 'Date', 'quiet'],
  moment: ['时间', 'Moment', 'quiet'],
  money: ['金额', 'Money', 'quiet'],
})
export const openServiceMode = group('Open311ServiceSetup.mode', {
  realtime: ['立即返回编号', 'Number at once', 'quiet'],
  batch: ['先返回凭证', 'Token first', 'quiet'],
})
export const openAttributeType = group('Open311Attribute.datatype', {
  string: ['短文字', 'Short text', 'quiet'],
  number: ['数', 'Number', 'quiet'],
  datetime: ['日期和时间', 'Date and time', 'quiet'],
  text: ['长文字', 'Long text', 'quiet'],
  singlevaluelist: ['单选', 'One of a list', 'quiet'],
  multivaluelist: ['多选', 'Several of a list', 'quiet'],
})
