import { group } from './group'

export const importKind = group('Import.kind', {
  sheet: ['表格', 'Sheet', 'quiet'],
  paper: ['纸质表单', 'Paper form', 'quiet'],
})
export const importState = group('Import.state', {
  received: ['已上传', 'Received', 'notice'],
  staging: ['检查中', 'Checking', 'active'],
  checked: ['待入库', 'Checked', 'warning'],
  applying: ['入库中', 'Applying', 'active'],
  applied: ['已入库', 'Applied', 'good'],
  undoing: ['撤销中', 'Undoing', 'active'],
  undone: ['已撤销', 'Undone', 'quiet'],
  failed: ['失败', 'Failed', 'bad'],
  cancelled: ['已放弃', 'Cancelled', 'quiet'],
})
export const importStep = group('TakeImportStep.step', {
  apply: ['入库', 'Apply', 'active'],
  undo: ['撤销', 'Undo', 'warning'],
  cancel: ['放弃', 'Cancel', 'quiet'],
})
export const importLibrary = group('ImportTemplate.library', {
  none: ['不入库', 'None', 'quiet'],
  people: ['人员', 'People', 'quiet'],
  dwellings: ['房屋', 'Dwellings', 'quiet'],
  merchants: ['商户', 'Merchants', 'quiet'],
  objects: ['设施', 'Facilities', 'quiet'],
})
export const templateFieldKind = group('TemplateField.kind', {
  text: ['文字', 'Text', 'quiet'],
  name: ['姓名', 'Name', 'quiet'],
  code: ['代码', 'Code', 'quiet'],
  id_number: ['证件号码', 'Identity number', 'quiet'],
  phone: ['电话', 'Telephone', 'quiet'],
  date: ['日期', 'Date', 'quiet'],
  address: ['地址', 'Address', 'quiet'],
  number: ['数', 'Number', 'quiet'],
  integer: ['整数', 'Integer', 'quiet'],
  uscc: ['统一社会信用代码', 'Credit code', 'quiet'],
  reference: ['外部系统编号', 'Number in another system', 'quiet'],
})
export const formFieldKind = group('FormField.kind', {
  import_sheet: ['导入表格和纸质表单', 'Sheets and paper forms', 'quiet'],
  change: ['信息变更', 'Changes of records', 'quiet'],
  ledger: ['台账', 'Ledgers', 'quiet'],
  route: ['在线填报', 'Online forms', 'quiet'],
})
export const formFieldGroup = group('FormField.group', {
  object: ['对象信息库', 'Objects', 'quiet'],
  business: ['业务信息库', 'Business', 'quiet'],
  sensing: ['感知信息库', 'Sensing', 'quiet'],
})
export const formFieldClosed = group('FormField.closed', {
  not_in_catalogue: ['目录中没有用途或依据', 'No purpose or legal basis', 'bad'],
  external_only: ['内容不入库，只留编号', 'Only its number is kept', 'warning'],
})
export const exportFormat = group('Export.format', {
  xlsx: ['Excel 表格', 'Excel', 'quiet'],
  csv: ['CSV 文本', 'CSV', 'quiet'],
})
export const exportState = group('Export.state', {
  requested: ['待审批', 'Requested', 'warning'],
  refused: ['未批准', 'Refused', 'bad'],
  approved: ['生成中', 'Approved', 'active'],
  ready: ['可下载', 'Ready', 'good'],
  expired: ['已过期', 'Expired', 'quiet'],
  failed: ['失败', 'Failed', 'bad'],
})
export const copyFormat = group('/v1/me/data/copies/{copy_id}', {
  json: ['JSON 数据', 'JSON', 'quiet'],
  xlsx: ['Excel 表格', 'Excel', 'quiet'],
})
export const answerOutcome = group('QualityAnswer.outcome', {
  right_as_recorded: ['登记无误', 'Right as recorded', 'good'],
  corrected: ['已更正', 'Corrected', 'active'],
  moved_out: ['已搬走', 'Moved out', 'notice'],
  deceased: ['已故', 'Deceased', 'quiet'],
  same_person: ['是同一人', 'Same person', 'notice'],
  no_such_person: ['查无此人', 'No such person', 'bad'],
})
export const correctionCause = group('QualityCorrection.cause', {
  safe_fix: ['直接修正', 'Safe correction', 'good'],
  verification: ['核实', 'Verification', 'notice'],
})
export const certainty = group('QualityFinding.certainty', {
  certain: ['确定', 'Certain', 'bad'],
  doubtful: ['存疑', 'Doubtful', 'warning'],
})
export const findingState = group('QualityFinding.state', {
  open: ['待处理', 'Open', 'warning'],
  fixed: ['已修正', 'Fixed', 'good'],
  accepted: ['确认无误', 'Accepted', 'quiet'],
  gone: ['已消失', 'Gone', 'quiet'],
})
export const taskState = group('QualityTask.state', {
  open: ['待核实', 'Open', 'warning'],
  underway: ['核实中', 'Under way', 'active'],
  done: ['已完成', 'Done', 'good'],
  withdrawn: ['已撤销', 'Withdrawn', 'quiet'],
})
export const taskAction = group('TakeQualityTaskStep.action', {
  start: ['开始', 'Start', 'active'],
  finish: ['完成', 'Finish', 'good'],
  not_met: ['没有见到', 'Not met', 'warning'],
  reopen: ['重新打开', 'Reopen', 'notice'],
})
export const measureState = group('QualityMeasure.state', {
  plan: ['计划', 'Plan', 'notice'],
  act: ['实施', 'Act', 'active'],
  check: ['检查', 'Check', 'active'],
  adjust: ['调整', 'Adjust', 'warning'],
  closed: ['结束', 'Closed', 'quiet'],
})
export const listDifference = group('ListDifference.kind', {
  registered_not_listed: ['在台账不在名单', 'Registered, not listed', 'warning'],
  listed_not_registered: ['在名单不在台账', 'Listed, not registered', 'warning'],
  listed_registered_elsewhere: ['登记在别处', 'Registered elsewhere', 'notice'],
})
export const ledgerMovement = group('LedgerChange.movement', {
  came: ['列入', 'Came', 'notice'],
  left: ['移出', 'Left', 'quiet'],
})
export const ledgerSubject = group('LedgerDefinition.subject', {
  person: ['人员', 'Person', 'quiet'],
  dwelling: ['房屋', 'Dwelling', 'quiet'],
  establishment: ['单位', 'Establishment', 'quiet'],
  object: ['设施', 'Facility', 'quiet'],
})
export const ledgerSplit = group('LedgerDefinition.split', {
  none: ['不分项', 'None', 'quiet'],
  tag: ['标签', 'Tag', 'quiet'],
  tier: ['分级', 'Tier', 'quiet'],
  sex: ['性别', 'Sex', 'quiet'],
  presence: ['居住状态', 'Presence', 'quiet'],
  use: ['用途', 'Use', 'quiet'],
  kind: ['类别', 'Kind', 'quiet'],
  venue: ['场所', 'Venue', 'quiet'],
})
export const sensitivity = group('LedgerColumn.sensitivity', {
  open: ['公开', 'Open', 'quiet'],
  internal: ['内部', 'Internal', 'notice'],
  personal: ['个人信息', 'Personal', 'warning'],
  sensitive: ['敏感个人信息', 'Sensitive', 'bad'],
})
export const countMeasure = group('AskCrosstab.measure', {
  people: ['人数', 'People', 'quiet'],
  households: ['户数', 'Households', 'quiet'],
  dwellings: ['房屋数', 'Dwellings', 'quiet'],
})
export const countDimension = group('AskCrosstab.rows', {
  street: ['街道', 'Street', 'quiet'],
  community: ['社区', 'Community', 'quiet'],
  grid: ['网格', 'Grid', 'quiet'],
  age_band: ['年龄段', 'Age band', 'quiet'],
  sex: ['性别', 'Sex', 'quiet'],
  presence: ['居住状态', 'Presence', 'quiet'],
  relation: ['人房关系', 'Relation', 'quiet'],
  education: ['学历', 'Education', 'quiet'],
  ethnicity: ['民族', 'Ethnicity', 'quiet'],
  marital_status: ['婚姻状况', 'Marital status', 'quiet'],
  tag: ['标签', 'Tag', 'quiet'],
  doors: ['房屋套数', 'Doors', 'quiet'],
  use_kind: ['房屋用途', 'Use', 'quiet'],
  residents: ['居住人数', 'Residents', 'quiet'],
  built: ['建成年代', 'Built', 'quiet'],
})
