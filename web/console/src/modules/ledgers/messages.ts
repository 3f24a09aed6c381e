export const messages = {
  'zh-CN': { ledgers: {
    nav: '业务台账', title: '业务台账', lead: '台账不用另填：每一本都是对同一套登记的一次提问，哪一天都问得出来。', empty: '还没有台账', emptyHelp: '台账由程序自带，或由有权限的岗位定义。',
    col: { title: '名称', subject: '对象', owner: '责任单位', purpose: '用途' }, all: '全部台账', basis: '依据：{basis}', asOf: '基准日', show: '显示', total: '合计', amount: '月标准合计', yuan: '{n} 元', byArea: '各社区和网格', area: '区域', count: '数量', split: '分项',
    rows: '内容', purposeLabel: '查看用途', purposeHelp: '内容涉及个人信息，查看会记入审计。', look: '查看内容', none: '这一天没有列入的记录', noneHelp: '可以换一个基准日看看。', toVerify: '待核实', more: '下一页', number: '序号',
    changes: { open: '两日之间的变动', title: '{name}：两日之间的变动', lead: '前后两个基准日相比，谁列入、谁移出、为什么。', from: '前一个基准日', until: '后一个基准日', go: '比较', came: '列入', left: '移出', movement: '变动', why: '原因', rows: '变动的记录', none: '两日之间没有变动', noneHelp: '可以把前一个基准日再往前选。' },
  } },
  'en': { ledgers: {
    nav: 'Ledgers', title: 'Ledgers', lead: 'Nobody fills in a ledger: each one is a question to the same records, on any day.', empty: 'There is no ledger yet', emptyHelp: 'Ledgers come with the program, or are defined by who may.',
    col: { title: 'Name', subject: 'About', owner: 'Owner', purpose: 'Purpose' }, all: 'All ledgers', basis: 'Basis: {basis}', asOf: 'As of', show: 'Show', total: 'Total', amount: 'Monthly sum', yuan: '{n} yuan', byArea: 'Communities and grids', area: 'Area', count: 'Count', split: 'Part',
    rows: 'Rows', purposeLabel: 'Purpose of the look', purposeHelp: 'The rows hold personal data; the look enters the audit.', look: 'Show the rows', none: 'Nothing is listed on that day', noneHelp: 'Try another day.', toVerify: 'to be verified', more: 'Next page', number: 'No.',
    changes: { open: 'Changes between two days', title: '{name}: changes between two days', lead: 'Who came and who left from one day to the other, and why.', from: 'First day', until: 'Last day', go: 'Compare', came: 'Came', left: 'Left', movement: 'Change', why: 'Why', rows: 'Records that changed', none: 'Nothing changed between the two days', noneHelp: 'Try an earlier first day.' },
  } },
}
