export const messages = {
  'zh-CN': { unnamed: {
    nav: '启封反映人', title: '启封反映人', lead: '化名反映的原文和反映人是封存的。一人申请，另一角色的另一人同意，申请人才能在一天内查看；每次查看都留痕。', empty: '没有启封申请', emptyHelp: '确有依据需要核实反映人时，由审计员或安全管理员提出。', ask: '申请启封', cancel: '取消',
    number: '受理编号', purpose: '用途和依据', purposeHelp: '写明依据什么、核实什么；批准人据此判断。', state: '状态', asked: '申请时间', act: '办理', role: '{role}申请', mine: '我申请的',
    waiting: '等待批准', granted: '已同意，可查看至 {at}', over: '已同意，查看期已过（{at}）', refused: '不同意', reason: '理由：{text}', done: '已提出，等另一角色的人批准', decided: '已登记',
    decide: '审批', decision: '决定', yes: '同意启封', no: '不同意', why: '理由', look: '查看反映人', lookPurpose: '这次为什么查看', lookHelp: '这次查看会记入审计。', show: '查看', account: '账号', name: '姓名', phone: '电话', wording: '原文', nothing: '没有留下', hide: '关闭',
  } },
  'en': { unnamed: {
    nav: 'Unseal a reporter', title: 'Unseal a reporter', lead: 'Words and reporter of a pseudonymous report are sealed. One person asks, another in the other role agrees, and the first may look for a day; each look is recorded.', empty: 'Nobody asked to unseal', emptyHelp: 'Where a reporter must be verified for good reason, an auditor or security administrator asks.', ask: 'Ask to unseal', cancel: 'Cancel',
    number: 'Case number', purpose: 'Purpose and basis', purposeHelp: 'On what grounds, and to verify what; whoever decides reads it.', state: 'State', asked: 'Asked', act: 'Act', role: 'asked by {role}', mine: 'asked by me',
    waiting: 'Waiting for approval', granted: 'Agreed, open until {at}', over: 'Agreed, closed since {at}', refused: 'Refused', reason: 'Reason: {text}', done: 'Asked; somebody in the other role decides', decided: 'Recorded',
    decide: 'Decide', decision: 'Decision', yes: 'Agree', no: 'Refuse', why: 'Reason', look: 'See the reporter', lookPurpose: 'Why you look now', lookHelp: 'This look is recorded in the audit.', show: 'Show', account: 'Account', name: 'Name', phone: 'Telephone', wording: 'First wording', nothing: 'not given', hide: 'Close',
  } },
}
