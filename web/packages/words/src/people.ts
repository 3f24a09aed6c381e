import { group } from './group'

export const role = group('Me.role', {
  anonymous: ['未登录', 'Not signed in', 'quiet'],
  resident: ['居民', 'Resident', 'quiet'],
  grid_worker: ['网格员', 'Grid worker', 'quiet'],
  building_head: ['楼栋长', 'Building head', 'quiet'],
  clerk: ['社区工作者', 'Community clerk', 'quiet'],
  handler: ['部门经办人', 'Handler', 'quiet'],
  merchant: ['商户', 'Merchant', 'quiet'],
  leader: ['领导', 'Leader', 'quiet'],
  auditor: ['审计员', 'Auditor', 'quiet'],
  family_doctor: ['家庭医生', 'Family doctor', 'quiet'],
  police_liaison: ['社区民警', 'Community police', 'quiet'],
  hotline_operator: ['热线坐席', 'Hotline operator', 'quiet'],
  operator: ['运维人员', 'Operator', 'quiet'],
  administrator: ['系统管理员', 'Administrator', 'quiet'],
  security_administrator: ['安全管理员', 'Security administrator', 'quiet'],
  machine: ['机器账户', 'Machine', 'quiet'],
})
export const areaLevel = group('Area.level', {
  district: ['区', 'District', 'quiet'],
  street: ['街镇', 'Street', 'quiet'],
  community: ['社区', 'Community', 'quiet'],
  grid: ['网格', 'Grid', 'quiet'],
  micro_grid: ['微网格', 'Micro grid', 'quiet'],
  compound: ['小区', 'Compound', 'quiet'],
  building: ['楼栋', 'Building', 'quiet'],
  unit: ['单元', 'Unit', 'quiet'],
  dwelling: ['房屋', 'Dwelling', 'quiet'],
})
/** In what a file's coordinates are measured. */
export const datum = group('ImportOutlines.datum', {
  wgs84: ['WGS 84 / 国家 2000', 'WGS 84', 'quiet'],
  gcj02: ['高德、腾讯（GCJ-02）', 'GCJ-02', 'quiet'],
  bd09: ['百度（BD-09）', 'BD-09', 'quiet'],
})
export const accountKind = group('Me.kind', {
  staff: ['工作人员', 'Staff', 'quiet'],
  resident: ['居民', 'Resident', 'quiet'],
  machine: ['机器', 'Machine', 'quiet'],
})
export const sessionState = group('Me.state', {
  active: ['已登录', 'Signed in', 'good'],
  needs_totp: ['待输入动态口令', 'Needs a code', 'warning'],
  must_change: ['待完成设置', 'Steps left to do', 'warning'],
})
export const duty = group('SignedIn.duties', {
  enter_totp: ['输入动态口令', 'Enter the code', 'notice'],
  change_password: ['修改密码', 'Change the password', 'notice'],
  enrol_totp: ['启用动态口令', 'Set up the second factor', 'notice'],
})
export const carrier = group('SignIn.carrier', {
  cookie: ['浏览器', 'Browser', 'quiet'],
  bearer: ['程序', 'Program', 'quiet'],
})
export const organisationKind = group('Organisation.kind', {
  department: ['部门', 'Department', 'quiet'],
  section: ['科室', 'Section', 'quiet'],
  public_institution: ['事业单位', 'Public institution', 'quiet'],
  street_office: ['街道办事处', 'Street office', 'quiet'],
  community_committee: ['社区居委会', 'Community committee', 'quiet'],
  village_committee: ['村委会', 'Village committee', 'quiet'],
  property_company: ['物业企业', 'Property company', 'quiet'],
  company: ['企业', 'Company', 'quiet'],
  other: ['其他', 'Other', 'quiet'],
})
export const auditKind = group('AuditLine.kind', {
  write: ['写入', 'Write', 'active'],
  read: ['查看', 'Read', 'quiet'],
  disclosure: ['查看明文', 'Disclosure', 'warning'],
  refusal: ['拒绝', 'Refusal', 'bad'],
  sign_in: ['登录', 'Sign-in', 'notice'],
  sign_out: ['退出', 'Sign-out', 'quiet'],
  export: ['导出', 'Export', 'warning'],
})
export const followUpState = group('AreaFollowUp.state', {
  under_way: ['进行中', 'Under way', 'active'],
  settled: ['已核定', 'Settled', 'notice'],
  done: ['已完成', 'Done', 'good'],
})
export const followUpStep = group('AreaFollowUp.step', {
  dwellings: ['房屋', 'Dwellings', 'quiet'],
  people: ['人员', 'People', 'quiet'],
  households: ['户', 'Households', 'quiet'],
  establishments: ['单位', 'Establishments', 'quiet'],
  objects: ['设施', 'Facilities', 'quiet'],
})
export const filePurpose = group('File.purpose', {
  case_report: ['上报附件', 'Report', 'quiet'],
  case_step: ['办理附件', 'Handling', 'quiet'],
  paper_form: ['纸质表单', 'Paper form', 'quiet'],
  import_sheet: ['导入表格', 'Import sheet', 'quiet'],
})
