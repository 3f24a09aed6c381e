export const messages = {
  'zh-CN': { library: {
    fields: '字段和来源', none: '未登记', confidence: '可信度 {n}%',
    themes: { nav: '六要素', title: '人、地、物、事、情、组织', lead: '本区域六要素各有多少，点开看明细。', empty: '还没有统计', emptyHelp: '每天清晨统计一次。', at: '{at} 统计', people: '人', place: '地', thing: '物', matter: '事', situation: '情', organisation: '组织' },
    shops: { nav: '单位与商户', title: '单位与商户', lead: '企业、个体户和九小场所。', venue: '场所', all: '全部', name: '名称', category: '行业', address: '地址', licence: '证照有效期', overdue: '已过期', empty: '没有登记的单位', emptyHelp: '换一个场所类型，或在“导入”里装入商户表。', back: '单位与商户', uscc: '统一社会信用代码', usccBad: '校验不通过', owner: '负责人', phone: '联系电话', since: '成立日期', links: '关系', noLinks: '没有登记的关系。' },
    objects: { nav: '设施', title: '设施', lead: '电梯、消防栓、场地和其他要巡检的东西。', kind: '类型', all: '全部', name: '名称', code: '编号', address: '位置', inspected: '最近巡检', due: '下次期限', isDue: '该巡检了', empty: '没有登记的设施', emptyHelp: '换一个类型，或在“导入”里装入设备表。', back: '设施', more: '登记项', inspect: '登记巡检', on: '巡检日期', done: '已登记', never: '没有巡检过' },
  } },
  'en': { library: {
    fields: 'Fields and their sources', none: 'Not registered', confidence: '{n}% confidence',
    themes: { nav: 'Six themes', title: 'People, places, things, matters, situations, organisations', lead: 'How much of each there is here; open one to see it.', empty: 'Nothing is counted yet', emptyHelp: 'It is counted every morning.', at: 'counted {at}', people: 'People', place: 'Places', thing: 'Things', matter: 'Matters', situation: 'Situations', organisation: 'Organisations' },
    shops: { nav: 'Organisations', title: 'Organisations and shops', lead: 'Companies, small traders and small venues.', venue: 'Venue', all: 'All', name: 'Name', category: 'Trade', address: 'Address', licence: 'Licence until', overdue: 'expired', empty: 'None is registered', emptyHelp: 'Choose another kind of venue, or bring in the list of merchants under “Imports”.', back: 'Organisations', uscc: 'Credit code', usccBad: 'check digit is wrong', owner: 'In charge', phone: 'Telephone', since: 'Since', links: 'Relations', noLinks: 'No relation is registered.' },
    objects: { nav: 'Facilities', title: 'Facilities', lead: 'Lifts, hydrants, sites and whatever else is inspected.', kind: 'Kind', all: 'All', name: 'Name', code: 'Code', address: 'Place', inspected: 'Last inspected', due: 'Due', isDue: 'due now', empty: 'None is registered', emptyHelp: 'Choose another kind, or bring in the list of devices under “Imports”.', back: 'Facilities', more: 'Details', inspect: 'Record an inspection', on: 'Inspected on', done: 'Recorded', never: 'never inspected' },
  } },
}
