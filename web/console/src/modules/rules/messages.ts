export const messages = {
  'zh-CN': { rules: {
    nav: '责任清单', title: '责任清单', lead: '什么事归谁办、多久答复、多久办结、依据是什么。', find: '查找', findHelp: '名称、编码、关键词或部门', direction: '服务方向', all: '全部', empty: '没有符合的事项', emptyHelp: '换个词，或清除条件。', shown: '{n} 项',
    col: { name: '事项', owner: '责任主体', respond: '响应', solve: '办结', basis: '依据' }, minutes: '{n} 分钟', hours: '{n} 小时', open: '居民可选',
  } },
  'en': { rules: {
    nav: 'Responsibility list', title: 'Responsibility list', lead: 'Who handles what, how soon they answer, how soon it is solved, and why.', find: 'Find', findHelp: 'Name, code, keyword or department', direction: 'Direction', all: 'All', empty: 'No item matches', emptyHelp: 'Try another word or clear the filters.', shown: '{n} items',
    col: { name: 'Item', owner: 'Owner', respond: 'Answer', solve: 'Solution', basis: 'Basis' }, minutes: '{n} min', hours: '{n} h', open: 'Residents may choose it',
  } },
}
