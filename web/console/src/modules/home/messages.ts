export const messages = {
  'zh-CN': { home: {
    nav: '待办', title: '{name}，这些事等着您', titleNone: '{name}，眼下没有等着您的事', lead: '按最紧要的排在前面；办完的会自动消失。', leadNone: '有新的待办会出现在这里。您也可以从左侧进入各项工作。', all: '查看全部', more: '以上',
    queue: { overdue: '超时和临期的事项', triage: '待分拨的事项', mine: '分给我的事项', visits: '待回访', offers: '可以抢的事项', tasks: '待核实的数据', changes: '待审核的变更', claims: '等待窗口核验的居民', exports: '待审批的导出', imports: '待入库的表格' },
    claim: '申请关联档案', exportOf: '导出 {n}', importOf: '{template}，{n} 行', visitTries: '已联系 {n} 次', until: '{at} 截止',
  } },
  'en': { home: {
    nav: 'To do', title: '{name}, this waits for you', titleNone: '{name}, nothing waits for you now', lead: 'The most urgent comes first; what is done disappears by itself.', leadNone: 'New work appears here. The menu leads to everything else.', all: 'See all', more: 'or more',
    queue: { overdue: 'Overdue and due soon', triage: 'To be assigned', mine: 'Assigned to me', visits: 'Return visits', offers: 'Open to be taken', tasks: 'Data to verify', changes: 'Changes to approve', claims: 'Residents waiting at the counter', exports: 'Exports to approve', imports: 'Sheets to apply' },
    claim: 'Asks to link a record', exportOf: 'Export {n}', importOf: '{template}, {n} rows', visitTries: 'called {n} times', until: 'until {at}',
  } },
}
