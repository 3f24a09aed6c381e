export const messages = {
  'zh-CN': { registry: {
    nav: '房屋与居民', title: '房屋与居民', lead: '从区域走到楼栋，从门牌找到人。', path: '所在位置', households: '{n} 户', empty: '这里没有下级区域', emptyHelp: '请回到上一级，或用搜索直接找地址。',
    buildings: '楼栋', noDoors: '这栋楼还没有登记房屋', noDoorsHelp: '可以在“导入”里装入房屋台账。', chooseBuilding: '请选择一栋楼', floor: '{n} 层', unit: '单元', otherDoors: '其他房屋', doors: '{building}的房屋', legend: '用途',
    dwelling: '房屋', occupants: '居住和登记的人', noOccupants: '没有登记的人', area: '建筑面积', areaValue: '{n} 平方米', built: '建成年份', use: '用途', code: '房屋编码', floorNo: '楼层', room: '房号', fields: '字段和来源', backToHouses: '回到楼栋',
    livesHere: '住在这里', notHere: '不住在这里', since: '{on} 起', until: '至 {on}',
    person: '居民', age: '{n} 岁', presence: '居住情况', phone: '手机号', idNumber: '证件号码', address: '登记住址', confirmed: '最近核实', household: '同户的人', relations: '人房关系', tags: '标签', noTags: '没有标签', links: '人员关系', noLinks: '没有登记人员关系', source: '来源', confidence: '可信度 {n}%', decided: '经审批认定', said: '{on} 的说法', statements: '{n} 种说法', history: '全部说法', merged: '这条记录已合并，请看', mergedLink: '合并后的记录', none: '未登记',
    consents: { title: '同意', none: '没有同意记录', take: '登记同意', purpose: '同意什么', channel: '怎样表示的', read: '已把上面的话念给本人听，或本人已读过', days: '有效 {n} 天', save: '登记', given: '已登记', withdraw: '撤回', withdrawn: '已撤回', gone: '{at} 撤回', sure: '撤回后立即停止使用。确定撤回吗？' },
    disclose: '查看完整信息', discloseTitle: '查看完整信息', purpose: '查看用途', purposeHelp: '用途会记入审计，本人可以看到谁在什么时候为什么查看。', discloseGo: '记录并查看', disclosed: '完整信息（离开本页即隐去）', hide: '隐去', cancel: '取消',
    birth: '出生日期', registered: '户籍地址', ethnicity: '民族', native: '籍贯', occupation: '职业', education: '文化程度', marital: '婚姻状况', name: '姓名', sex: '性别', field: '字段', value: '值', ruleOf: '取值规则：{rule}', close: '关闭',
  } },
  'en': { registry: {
    nav: 'Houses and people', title: 'Houses and people', lead: 'From the area to the building, from the door to the people.', path: 'Where you are', households: '{n} households', empty: 'There is no area below', emptyHelp: 'Go one level up, or search for the address.',
    buildings: 'Buildings', noDoors: 'No dwelling is registered in this building', noDoorsHelp: 'The dwelling ledger can be brought in under “Imports”.', chooseBuilding: 'Choose a building', floor: 'Floor {n}', unit: 'Unit', otherDoors: 'Other dwellings', doors: 'Dwellings of {building}', legend: 'Use',
    dwelling: 'Dwelling', occupants: 'Who lives or is registered here', noOccupants: 'Nobody is registered', area: 'Floor area', areaValue: '{n} m²', built: 'Built in', use: 'Use', code: 'Code', floorNo: 'Floor', room: 'Room', fields: 'Fields and their sources', backToHouses: 'Back to the building',
    livesHere: 'Lives here', notHere: 'Does not live here', since: 'since {on}', until: 'until {on}',
    person: 'Resident', age: 'aged {n}', presence: 'Presence', phone: 'Telephone', idNumber: 'Identity number', address: 'Registered address', confirmed: 'Last verified', household: 'Same household', relations: 'Dwellings', tags: 'Tags', noTags: 'No tags', links: 'Relations', noLinks: 'No relation is registered', source: 'Source', confidence: '{n}% confidence', decided: 'Decided by approval', said: 'said on {on}', statements: '{n} statements', history: 'All statements', merged: 'This record was merged; see', mergedLink: 'the merged record', none: 'Not registered',
    consents: { title: 'Consents', none: 'No consents', take: 'Take down a consent', purpose: 'To what', channel: 'How it was said', read: 'The words above were read to the person, or by them', days: 'valid for {n} days', save: 'Take down', given: 'Taken down', withdraw: 'Withdraw', withdrawn: 'Withdrawn', gone: 'withdrawn {at}', sure: 'It ends at once. Withdraw it?' },
    disclose: 'Show everything', discloseTitle: 'Show everything', purpose: 'Purpose', purposeHelp: 'The purpose enters the audit; the person can see who looked, when and why.', discloseGo: 'Record and show', disclosed: 'Everything (hidden again when you leave)', hide: 'Hide', cancel: 'Cancel',
    birth: 'Born on', registered: 'Registered household address', ethnicity: 'Ethnicity', native: 'Native place', occupation: 'Occupation', education: 'Education', marital: 'Marital status', name: 'Name', sex: 'Sex', field: 'Field', value: 'Value', ruleOf: 'Rule: {rule}', close: 'Close',
  } },
}
