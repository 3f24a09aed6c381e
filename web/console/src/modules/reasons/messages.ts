export const messages = {
  'zh-CN': { reasons: {
    nav: '原因和外部单位', title: '原因清单和外部单位', lead: '退回、督办、没有解决时从这里选原因；转给外部单位时从这里选去向。改动作为新版次发布，旧的记录不变。',
    kinds: { return: '退回和转办原因', supervision: '督办原因', unsolved: '未解决和不予受理原因', bodies: '外部单位' },
    which: '哪一份清单', edition: '第 {n} 版', none: '还没有发布过', empty: '清单是空的', emptyHelp: '加上常用的条目，办理时就能直接选。', add: '加一条', code: '编码', name: '名称', way: '答复方式', contact: '对外服务的联系方式', contactHelp: '只写公开的电话、地址或网址，不写个人号码。',
    remove: '删去', removeOf: '删去第 {n} 条', publish: '发布新版次', published: '已发布第 {n} 版', changed: '有改动还没有发布', undo: '放弃改动', readOnly: '由领导或系统管理员修改。', doubled: '编码“{code}”用了两次。', codeHelp: '小写字母、数字和短横线，发布后用于统计，不要改变含义。', row: '第 {n} 条',
  } },
  'en': { reasons: {
    nav: 'Reasons and bodies', title: 'Lists of reasons, outside bodies', lead: 'Reasons to return, to supervise, for what was not solved; where cases go outside. Changes are published as an edition; old records stay.',
    kinds: { return: 'Returns and transfers', supervision: 'Supervision', unsolved: 'Not solved, declined', bodies: 'Outside bodies' },
    which: 'Which list', edition: 'Edition {n}', none: 'Never published', empty: 'The list is empty', emptyHelp: 'Add what is used often, so that it can be chosen.', add: 'Add', code: 'Code', name: 'Name', way: 'How they answer', contact: 'Public contact', contactHelp: 'Public numbers, addresses or sites only.',
    remove: 'Remove', removeOf: 'Remove no. {n}', publish: 'Publish an edition', published: 'Edition {n} is published', changed: 'Changes are not published yet', undo: 'Drop the changes', readOnly: 'Changed by leaders or the administrator.', doubled: 'The code “{code}” is used twice.', codeHelp: 'Small letters, digits and hyphens; counted later, so its meaning stays.', row: 'No. {n}',
  } },
}
