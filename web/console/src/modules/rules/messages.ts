export const messages = {
  'zh-CN': { rules: {
    nav: '分拨规则', title: '分拨规则', lead: '自上而下，第一条符合的规则决定分给谁；都不符合时按责任清单。', edition: '第 {n} 版', draft: '起草新一版', note: '修订说明', inForce: '正在使用', from: '{at} 起生效', noteNew: '新一版草稿',
    empty: '还没有规则', emptyHelp: '没有规则时按责任清单分拨。起草后用历史事项演算，再由另一人发布。', back: '全部版次', save: '保存草稿', saved: '已保存', add: '添加规则', up: '上移', down: '下移', remove: '删除', unsaved: '有未保存的修改',
    code: '编码', name: '名称', condition: '条件', target: '分给', strategy: '方式', role: '角色', level: '层级', organisation: '单位编码', post: '岗位编号', minutes: '抢单时限（分钟）', rule: '第 {n} 条', noRules: '这一版还没有规则。',
    understood: '读作：{text}', fields: '可用的字段', fieldsHelp: '例如：紧急程度 = "紧急" 且 来源渠道 = "phone"；可以用 且、或、非 和括号。', shadowed: '“{later}”永远轮不到：“{earlier}”已经包含它', overlaps: '“{later}”与“{earlier}”有重叠，先到先得',
    simulate: '用历史事项演算', days: '回看天数', running: '正在演算…', simulated: '演算结果', lookedAt: '演算的事项', elsewhere: '会分给别处', holes: '无人可分，转人工', unmatched: '按责任清单', hits: '各规则命中', moves: '从哪里到哪里', matters: '{n} 件', never: '从未命中', others: '其余变动',
    publish: '发布', publishAt: '生效时间（不填为立即）', published: '已发布', publishHelp: '须先演算，并由修订人以外的人发布。', publishedAt: '{at} 发布', changed: '草稿已被他人修改，请刷新。',
    items: { nav: '责任清单', title: '责任清单', lead: '每一类事归谁办、几时答复、几时办结。', find: '查找', class: '类别', all: '全部类别', owner: '责任主体', allOwners: '全部主体', count: '{n} 项', empty: '没有符合条件的事项', emptyHelp: '换一个说法，或清除条件。', clear: '清除条件',
      respond: '响应', solve: '办结', with: '协办：{names}', basis: '依据', keywords: '关键词', examples: '例子', staffOnly: '居民不可选', minutes: '{n} 分钟', always: '全天计时' },
    overlapping: { nav: '职责重叠', title: '职责重叠', lead: '清单里说法相同的事项：群众怎么说都可能落到这两项上，责任单位应当先说清楚归谁。', owners: '责任单位', all: '全部', count: '在用 {items} 项，重叠 {n} 对', unowned: '没有责任部门的事项：{codes}', empty: '没有说法重叠的事项', emptyHelp: '每一项都能凭关键词和例句与其他各项区分开。', more: '再看一些（还有 {n} 对）' },
  } },
  'en': { rules: {
    nav: 'Dispatch rules', title: 'Dispatch rules', lead: 'From the top, the first rule that matches decides; without one, the responsibility list.', edition: 'Edition {n}', draft: 'Draft a new edition', note: 'What changes', inForce: 'in force', from: 'from {at}', noteNew: 'New draft',
    empty: 'No rules yet', emptyHelp: 'Without rules the responsibility list decides. Draft, replay over the past, and have somebody else publish.', back: 'All editions', save: 'Save the draft', saved: 'Saved', add: 'Add a rule', up: 'Up', down: 'Down', remove: 'Remove', unsaved: 'Not saved yet',
    code: 'Code', name: 'Name', condition: 'Condition', target: 'Goes to', strategy: 'How', role: 'Role', level: 'Level', organisation: 'Organisation code', post: 'Post number', minutes: 'Time to take it (minutes)', rule: 'Rule {n}', noRules: 'This edition has no rules yet.',
    understood: 'Reads: {text}', fields: 'Fields', fieldsHelp: 'For example: urgency = "urgent" and channel = "phone"; and, or, not and brackets may be used.', shadowed: '“{later}” never has a turn: “{earlier}” contains it', overlaps: '“{later}” overlaps “{earlier}”; the first decides',
    simulate: 'Replay over past cases', days: 'Days back', running: 'Replaying…', simulated: 'Replay', lookedAt: 'Cases replayed', elsewhere: 'Would go elsewhere', holes: 'To nobody, by hand', unmatched: 'By the responsibility list', hits: 'Matches of each rule', moves: 'From where to where', matters: '{n} cases', never: 'never matched', others: 'Other changes',
    publish: 'Publish', publishAt: 'In force from (empty: now)', published: 'Published', publishHelp: 'After a replay, by somebody other than its author.', publishedAt: 'published {at}', changed: 'Somebody changed the draft; please reload.',
    items: { nav: 'Responsibility list', title: 'Responsibility list', lead: 'Who handles which matter, and by when.', find: 'Find', class: 'Class', all: 'All classes', owner: 'Responsible', allOwners: 'All', count: '{n} items', empty: 'No item matches', emptyHelp: 'Try another word or clear the filters.', clear: 'Clear filters',
      respond: 'Respond', solve: 'Solve', with: 'With: {names}', basis: 'Basis', keywords: 'Keywords', examples: 'Examples', staffOnly: 'not for residents', minutes: '{n} min', always: 'day and night' },
    overlapping: { nav: 'Overlaps', title: 'Overlapping duties', lead: 'Items asked for in the same words: what people say may land on either, so the bodies should settle whose it is.', owners: 'Bodies', all: 'All', count: '{items} items in use, {n} pairs overlap', unowned: 'Items without a body: {codes}', empty: 'No items overlap', emptyHelp: 'Keywords and examples tell every item from the others.', more: 'Show more ({n} left)' },
  } },
}
