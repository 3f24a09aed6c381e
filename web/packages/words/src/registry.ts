import { group } from './group'

export const changeKind = group('ChangeRequest.kind', {
  correction: ['更正', 'Correction', 'notice'],
  move_in: ['迁入', 'Move in', 'notice'],
  move_out: ['迁出', 'Move out', 'notice'],
  birth: ['出生', 'Birth', 'notice'],
  death: ['死亡', 'Death', 'notice'],
  relation: ['人房关系', 'Relation', 'notice'],
  tag: ['标签', 'Tag', 'notice'],
  link: ['人员关系', 'Link', 'notice'],
  merge: ['合并', 'Merge', 'warning'],
  split: ['拆分', 'Split', 'warning'],
})
export const recordKind = group('ChangeRequest.record_kind', {
  person: ['人员', 'Person', 'quiet'],
  household: ['户', 'Household', 'quiet'],
  dwelling: ['房屋', 'Dwelling', 'quiet'],
  establishment: ['单位', 'Establishment', 'quiet'],
  object: ['设施', 'Facility', 'quiet'],
})
export const changeState = group('ChangeRequest.state', {
  proposed: ['待审核', 'Proposed', 'warning'],
  applied: ['已生效', 'Applied', 'good'],
  refused: ['已驳回', 'Refused', 'bad'],
  withdrawn: ['已撤回', 'Withdrawn', 'quiet'],
  undone: ['已撤销', 'Undone', 'quiet'],
})
export const changeAction = group('ChangeRequestStep.action', {
  propose: ['提出', 'Propose', 'notice'],
  approve: ['同意', 'Approve', 'good'],
  refuse: ['驳回', 'Refuse', 'bad'],
  withdraw: ['撤回', 'Withdraw', 'quiet'],
  undo: ['撤销', 'Undo', 'warning'],
})
export const dwellingUse = group('Dwelling.use', {
  owner_occupied: ['自住', 'Owner-occupied', 'good'],
  rented: ['出租', 'Rented', 'notice'],
  vacant: ['空置', 'Vacant', 'quiet'],
})
export const standing = group('Person.standing', {
  moved_out: ['已迁出', 'Moved out', 'quiet'],
  deceased: ['已故', 'Deceased', 'quiet'],
  closed: ['已注销', 'Closed', 'quiet'],
  withdrawn: ['已撤销', 'Withdrawn', 'quiet'],
  merged: ['已合并', 'Merged', 'quiet'],
})
export const statementState = group('FieldStatement.state', {
  current: ['当前值', 'Current', 'good'],
  superseded: ['已被替代', 'Superseded', 'quiet'],
  retracted: ['已撤回', 'Retracted', 'quiet'],
})
export const consentChannel = group('GiveConsent.channel', {
  self: ['本人线上', 'By oneself', 'quiet'],
  paper: ['纸质', 'On paper', 'quiet'],
  spoken: ['口头', 'Spoken', 'quiet'],
})
export const searchKind = group('SearchHitGroup.kind', {
  person: ['人员', 'People', 'quiet'],
  dwelling: ['房屋', 'Dwellings', 'quiet'],
  establishment: ['单位', 'Establishments', 'quiet'],
  object: ['设施', 'Facilities', 'quiet'],
  case: ['事项', 'Cases', 'quiet'],
  file: ['文件', 'Files', 'quiet'],
})
export const searchWhy = group('SearchHit.why', {
  exact: ['完全一致', 'Exact', 'good'],
  partial: ['部分一致', 'Partial', 'notice'],
  pinyin: ['拼音', 'Pinyin', 'notice'],
  initials: ['拼音首字母', 'Initials', 'notice'],
  alike: ['相近', 'Alike', 'quiet'],
  number: ['编号', 'Number', 'good'],
})
export const kin = group('Person.kin', {
  head: ['户主', 'Head', 'quiet'],
  spouse: ['配偶', 'Spouse', 'quiet'],
  son: ['子', 'Son', 'quiet'],
  daughter: ['女', 'Daughter', 'quiet'],
  father: ['父亲', 'Father', 'quiet'],
  mother: ['母亲', 'Mother', 'quiet'],
  son_in_law: ['女婿', 'Son-in-law', 'quiet'],
  daughter_in_law: ['儿媳', 'Daughter-in-law', 'quiet'],
  grandson: ['孙子', 'Grandson', 'quiet'],
  granddaughter: ['孙女', 'Granddaughter', 'quiet'],
  other: ['其他', 'Other', 'quiet'],
})
export const occupancy = group('Occupant.kind', {
  owner: ['产权人', 'Owner', 'notice'],
  tenant: ['租户', 'Tenant', 'notice'],
  family: ['家庭成员', 'Family', 'quiet'],
  registered_not_living: ['户在人不在', 'Registered, lives elsewhere', 'warning'],
})
export const occupancyState = group('Occupant.state', {
  valid: ['有效', 'Valid', 'good'],
  disputed: ['存疑', 'Disputed', 'warning'],
})
export const sex = group('Person.sex', {
  male: ['男', 'Male', 'quiet'],
  female: ['女', 'Female', 'quiet'],
})
export const presence = group('Person.presence', {
  local: ['常住', 'Local', 'good'],
  floating: ['流动', 'Floating', 'notice'],
  registered_only: ['人户分离', 'Registered only', 'warning'],
})
export const likeness = group('PersonLikeness.band', {
  same: ['应为同一人', 'Should be the same', 'good'],
  likely: ['很可能同一人', 'Likely the same', 'warning'],
  unlikely: ['不像同一人', 'Unlikely', 'quiet'],
})
export const pairState = group('LinkagePair.state', {
  open: ['待判定', 'Open', 'warning'],
  unsure: ['说不准', 'Not sure', 'notice'],
  same: ['同一人', 'Same person', 'good'],
  different: ['不是同一人', 'Two people', 'quiet'],
  gone: ['已消失', 'Gone', 'quiet'],
})
export const verdict = group('JudgeLinkagePair.verdict', {
  same: ['是同一人', 'Same person', 'good'],
  different: ['不是同一人', 'Two people', 'quiet'],
  unsure: ['说不准', 'Not sure', 'notice'],
})
export const pairOrder = group('/v1/linkage-pairs', {
  likely: ['最像同一人的', 'Most likely the same', 'quiet'],
  doubt: ['模型最没把握的', 'Least certain', 'quiet'],
})
export const matchingField = group('MatchingField.field', {
  name: ['姓名', 'Name', 'quiet'],
  sex: ['性别', 'Sex', 'quiet'],
  birth_date: ['出生日期', 'Date of birth', 'quiet'],
  id_number: ['证件号码', 'Identity number', 'quiet'],
  phone: ['手机号', 'Telephone', 'quiet'],
  address: ['住址', 'Address', 'quiet'],
})
export const walkState = group('LinkageWalk.state', {
  under_way: ['比对中', 'Under way', 'active'],
  done: ['已完成', 'Done', 'good'],
})
export const modelState = group('LinkageModel.state', {
  asked: ['训练中', 'Training', 'active'],
  ready: ['可启用', 'Ready', 'notice'],
  in_use: ['使用中', 'In use', 'good'],
  replaced: ['已停用', 'Replaced', 'quiet'],
})
export const claimState = group('RecordClaim.state', {
  linked: ['已关联', 'Linked', 'good'],
  waiting: ['待窗口核验', 'Waiting', 'warning'],
  refused: ['不予关联', 'Refused', 'bad'],
})
export const claimProof = group('RecordClaim.proof', {
  none: ['无', 'None', 'quiet'],
  telephone: ['手机号一致', 'Telephone', 'good'],
  counter: ['窗口核验', 'Counter', 'good'],
})
export const lastSeen = group('LastSeen.state', {
  seen: ['近期见到', 'Seen', 'good'],
  door_in_use: ['房屋在用', 'Door in use', 'notice'],
  contradicted: ['与登记不符', 'Contradicted', 'bad'],
  silent: ['没有线索', 'Silent', 'quiet'],
})
export const signalKind = group('SignOfLife.kind', {
  visit: ['走访', 'Visit', 'quiet'],
  sighting: ['见到本人', 'Sighting', 'quiet'],
  attendance: ['点名', 'Attendance', 'quiet'],
  rental_contract: ['租赁合同', 'Rental contract', 'quiet'],
  migration_record: ['迁移记录', 'Migration record', 'quiet'],
  death_record: ['死亡记录', 'Death record', 'quiet'],
  water_month: ['用水', 'Water use', 'quiet'],
})
export const signalPurpose = group('SignOfLife.purpose', {
  visit: ['走访', 'Visit', 'quiet'],
  activity: ['活动', 'Activity', 'quiet'],
  filing: ['登记', 'Filing', 'quiet'],
  attendance: ['点名', 'Attendance', 'quiet'],
  device: ['设备', 'Device', 'quiet'],
})
