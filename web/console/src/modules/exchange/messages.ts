export const messages = {
  'zh-CN': { exchange: {
    cancel: '取消',
    exports: {
      nav: '导出', title: '导出', lead: '申请人说明用途，另一人审批后才能下载；每一页都印有编号、用途和下载人。', fresh: '申请导出', empty: '还没有导出申请', emptyHelp: '申请后由另一人审批。', number: '编号', what: '内容', purpose: '用途', state: '状态', rows: '行数', when: '申请时间', act: '办理',
      template: '导出什么', ledger: '台账', library: '数据表', columns: '哪些列', columnsHelp: '只勾选用得上的列。', format: '格式', inFull: '姓名和号码不脱敏', unverified: '连同待核实的记录', purposeHelp: '印在每一页上，例如：街道核对高龄津贴发放名单。', requested: '已申请，等待另一人审批', send: '提交申请', full: '不脱敏',
      decide: '审批', approve: '同意', refuse: '不同意', reason: '意见', decided: '已审批', download: '下载', own: '须由另一人审批', until: '{at} 前可下载', withheld: '另有 {n} 行待核实未导出', fetched: '已下载 {n} 次', more: '{n} 列',
    },
    statistics: {
      nav: '交叉统计', title: '交叉统计', lead: '选一个或两个维度。过小的数量不显示，并隐去其他数量，使其不能由合计推算出来。', measure: '统计什么', rows: '按行', columns: '按列（可不选）', none: '不分列', asOf: '基准日', hidden: '已隐去', hiddenHelp: '少于 {n} 的数量不显示；为防推算共隐去 {m} 个数量，表中写作“＊”。', shown: '少于 {n} 的数量不显示；本表没有隐去的数量。', sum: '合计', several: '同一人可计入多格，合计为人次。', empty: '没有可统计的内容', emptyHelp: '换一个维度试试。',
    },
    board: {
      nav: '数据共享', title: '数据共享', lead: '与各部门的接口是否打通、依据哪些协议、查询了什么。', lines: '接口状态', partner: '共享对象', opening: '打通', success: '最近成功', errors: '错误率', delay: '延迟（中位／95%）', breaker: '熔断', waiting: '排队', never: '没有', ms: '{n} 毫秒', agreements: '数据共享协议', agreement: '协议', direction: '方向', until: '截止', used: '今日用量', standing: '现状', noAgreements: '还没有协议', calls: '我提出的查询', noCalls: '还没有提出过查询。', about: '对象', asked: '提出时间', state: '状态', empty: '还没有共享对象', priority: '优先', attempts: '近一日 {n} 次', purpose: '用途',
      back: '数据共享', basis: '依据', keys: '查询条件', fields: '数据项', period: '有效期', quota: '每日上限', quotaValue: '{used}／{quota}', keep: '结果保存', keepValue: '{n} 天', consent: '须本人同意', yes: '需要', steps: '经过', noSteps: '没有其他经过。', note: '说明', done: '已办理',
    },
    open: { nav: '开放接口', title: 'Open311 接入程序', lead: '登记的程序可以用密钥上报事项、查询进展。密钥只显示一次。', empty: '还没有接入程序', emptyHelp: '登记后把密钥交给对方。', fresh: '登记程序', name: '名称', since: '登记时间', state: '状态', live: '有效', revoked: '{at} 吊销', revoke: '吊销密钥', revokeSure: '吊销后这个程序立即不能再上报。确定吗？', key: '密钥（只显示这一次）', keyHelp: '请安全地交给对方，关闭后无法再看到。', close: '关闭', act: '办理' },
  } },
  'en': { exchange: {
    cancel: 'Cancel',
    exports: {
      nav: 'Exports', title: 'Exports', lead: 'One person says what for, another approves; every page carries number, purpose and who fetched it.', fresh: 'Request an export', empty: 'No requests yet', emptyHelp: 'A request is approved by somebody else.', number: 'Number', what: 'Content', purpose: 'Purpose', state: 'State', rows: 'Rows', when: 'Requested', act: 'Handle',
      template: 'What', ledger: 'Ledgers', library: 'Tables', columns: 'Which columns', columnsHelp: 'Only those that are needed.', format: 'Format', inFull: 'Names and numbers unmasked', unverified: 'With records not yet verified', purposeHelp: 'Printed on every page, for example: check of the old-age allowance list.', requested: 'Requested; somebody else has to approve', send: 'Request', full: 'unmasked',
      decide: 'Decide', approve: 'Approve', refuse: 'Refuse', reason: 'Opinion', decided: 'Decided', download: 'Download', own: 'Somebody else has to approve', until: 'until {at}', withheld: '{n} unverified rows left out', fetched: 'fetched {n} times', more: '{n} columns',
    },
    statistics: {
      nav: 'Statistics', title: 'Crosstabs', lead: 'Choose one or two dimensions. Small counts are hidden, and others with them, so that no sum gives them away.', measure: 'What is counted', rows: 'Rows', columns: 'Columns (optional)', none: 'No columns', asOf: 'As of', hidden: 'hidden', hiddenHelp: 'Counts under {n} are not shown; {m} counts are hidden and written “＊”.', shown: 'Counts under {n} are not shown; none is hidden in this table.', sum: 'Sum', several: 'One person may count in several cells.', empty: 'Nothing to count', emptyHelp: 'Try another dimension.',
    },
    board: {
      nav: 'Data exchange', title: 'Data exchange', lead: 'Whether the lines to other offices work, under which agreements, and what was asked.', lines: 'Lines', partner: 'Partner', opening: 'Opened', success: 'Last success', errors: 'Errors', delay: 'Delay (median / 95%)', breaker: 'Breaker', waiting: 'Waiting', never: 'none', ms: '{n} ms', agreements: 'Sharing agreements', agreement: 'Agreement', direction: 'Direction', until: 'Until', used: 'Used today', standing: 'Standing', noAgreements: 'No agreements yet', calls: 'My questions', noCalls: 'Nothing was asked yet.', about: 'About', asked: 'Asked', state: 'State', empty: 'No partners yet', priority: 'priority', attempts: '{n} in a day', purpose: 'Purpose',
      back: 'Data exchange', basis: 'Basis', keys: 'Asked by', fields: 'Data', period: 'Valid', quota: 'Daily limit', quotaValue: '{used} / {quota}', keep: 'Answers are kept', keepValue: '{n} days', consent: 'Consent of the person', yes: 'needed', steps: 'History', noSteps: 'Nothing else happened.', note: 'Note', done: 'Done',
    },
    open: { nav: 'Open interface', title: 'Open311 programs', lead: 'A registered program may report cases and follow them with its key. The key is shown only once.', empty: 'No programs yet', emptyHelp: 'Register one and hand over its key.', fresh: 'Register a program', name: 'Name', since: 'Registered', state: 'State', live: 'active', revoked: 'revoked {at}', revoke: 'Revoke the key', revokeSure: 'The program can no longer report. Revoke it?', key: 'Key (shown only now)', keyHelp: 'Hand it over safely; it cannot be seen again.', close: 'Close', act: 'Handle' },
  } },
}
