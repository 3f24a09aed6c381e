export const messages = {
  'zh-CN': { fields: {
    nav: '采集字段', title: '采集字段', lead: '系统里能填写的每一项信息：在哪里填、作什么用、依据是什么。没有用途和依据的，一律不能采集。', find: '查找', kind: '填写处', allKinds: '全部', group: '资源库', allGroups: '全部', clear: '清除条件',
    count: '{n} 项', closed: '其中 {n} 项不能采集', field: '字段', purpose: '用途', basis: '法律依据', sensitivity: '敏感级别', pointed: '由请求指明的字段', empty: '没有符合条件的字段', emptyHelp: '换一个说法，或清除条件。',
  } },
  'en': { fields: {
    nav: 'Fields collected', title: 'Fields collected', lead: 'Everything that can be filled in: where, what for, and on what legal basis. What has none is not collected.', find: 'Find', kind: 'Filled in', allKinds: 'Everywhere', group: 'Library', allGroups: 'All', clear: 'Clear filters',
    count: '{n} fields', closed: '{n} of them are not collected', field: 'Field', purpose: 'Purpose', basis: 'Legal basis', sensitivity: 'Sensitivity', pointed: 'the field that the request names', empty: 'No field matches', emptyHelp: 'Try another word or clear the filters.',
  } },
}
