export const messages = {
  'zh-CN': { channels: {
    cancel: '取消', save: '保存', close: '我已记下',
    platforms: {
      nav: '外部平台', title: '外部平台', lead: '12345热线和市民信箱的来件从这里进，答复从这里出。', empty: '还没有接入外部平台', emptyHelp: '由系统管理员接入后，来件会自动成为事项。', fresh: '接入平台',
      name: '平台', state: '状态', waiting: '待送达', stuck: '受阻', order: '最近来件', receipt: '最近回执', wrong: '签名不符', owner: '受阻时由谁负责', change: '设置', never: '从未', many: '{n} 以上', seeStuck: '处置受阻的回传',
      on: '正常', off: '已停用', broken: '暂停发送，{at} 再试', brokenSoon: '暂停发送，即将再试', noSecret: '没有共同密钥', simulated: '模拟', waitingSince: '最早 {at}',
    },
    setup: {
      fresh: '接入平台', code: '平台代码', codeHelp: '小写字母、数字和短横线，接入后不能改。', channel: '类别', name: '名称', address: '接收答复的地址', owner: '受阻时由谁负责', mine: '我（{name}）', timeout: '等待应答（毫秒）', attempts: '自动重试次数', pause: '首次重试前等待（毫秒）', enabled: '启用', saved: '已保存',
      secret: '换发共同密钥', secretHelp: '旧密钥立即失效，请先与平台约好时间。', secretSure: '确认换发', once: '新的共同密钥，只显示这一次', onceHelp: '请当面或用加密方式交给平台，不要发到群里。', copy: '复制', copied: '已复制',
    },
    stuck: {
      nav: '受阻回传', title: '受阻的回传', lead: '自动重试用完仍没有送到平台的答复。没有送到，事项就不能结案。', empty: '没有受阻的回传', emptyHelp: '给各平台的答复都已送达。', order: '平台工单', platform: '平台', reply: '内容', last: '最近一次', tries: '试了 {n} 次', owner: '负责人', since: '生成时间', act: '处置', mine: '我', look: '查看事项',
      todo: { no_answer: '等平台恢复后立即重送。', wrong_signature: '请管理员与平台核对共同密钥，再重送。', refused: '先问清平台为什么拒收，再重送；工单在对方已作废的，提出放弃。', taken: '平台说已接收但没有回执，向平台核实后重送。', agree: '有人提出放弃，须由另一人确认或重送。', ask: '您已提出放弃，等另一人确认。', receipted: '正在核对回执。' },
      note: '放弃的原因', noteHelp: '不要写姓名、号码等个人信息。', reason: '提出放弃的原因：{note}', done: '已处置', why: { retry: '马上再送一次，次数重新计算。', take_over: '以后由您负责这条回传。', ask_give_up: '提出后由另一人确认，确认前仍可重送。', agree: '确认后不再送达，事项可以结案。' },
    },
    ofCase: { title: '给各平台的答复', receiptNo: '回执 {n}', tries: '第 {n} 次' },
  } },
  'en': { channels: {
    cancel: 'Cancel', save: 'Save', close: 'I have noted it',
    platforms: {
      nav: 'Platforms', title: 'Platforms outside', lead: 'What the 12345 hotline and the citizen mailbox send comes in here; answers go out here.', empty: 'No platform is connected', emptyHelp: 'Once an administrator connects one, what it sends becomes cases by itself.', fresh: 'Connect a platform',
      name: 'Platform', state: 'State', waiting: 'Waiting', stuck: 'Stuck', order: 'Last order', receipt: 'Last receipt', wrong: 'Wrong signatures', owner: 'Responsible when stuck', change: 'Set up', never: 'never', many: '{n} or more', seeStuck: 'Handle stuck answers',
      on: 'Working', off: 'Disabled', broken: 'sending paused, again at {at}', brokenSoon: 'sending paused, again soon', noSecret: 'no shared secret', simulated: 'Simulated', waitingSince: 'since {at}',
    },
    setup: {
      fresh: 'Connect a platform', code: 'Code', codeHelp: 'Small letters, digits and hyphens; cannot be changed later.', channel: 'Kind', name: 'Name', address: 'Address that takes answers', owner: 'Responsible when stuck', mine: 'Me ({name})', timeout: 'Waits for an answer (ms)', attempts: 'Attempts', pause: 'Pause before the first retry (ms)', enabled: 'Enabled', saved: 'Saved',
      secret: 'New shared secret', secretHelp: 'The old one ends at once; agree on a time with the platform first.', secretSure: 'Make a new one', once: 'The new shared secret, shown only now', onceHelp: 'Hand it over in person or encrypted, never in a chat group.', copy: 'Copy', copied: 'Copied',
    },
    stuck: {
      nav: 'Stuck answers', title: 'Stuck answers', lead: 'Answers that did not reach a platform after all retries. Until they do the case cannot be closed.', empty: 'No answer is stuck', emptyHelp: 'Every platform has been told.', order: 'Order of the platform', platform: 'Platform', reply: 'What', last: 'Last attempt', tries: '{n} attempts', owner: 'Responsible', since: 'Made', act: 'Handle', mine: 'Me', look: 'Open the case',
      todo: { no_answer: 'Try again once the platform is back.', wrong_signature: 'Have the administrator compare the shared secret, then try again.', refused: 'Ask the platform why, then try again; give up if the order is void there.', taken: 'Taken without a receipt: ask the platform, then try again.', agree: 'Somebody asks to give up; another person agrees or tries again.', ask: 'You asked to give up; another person must agree.', receipted: 'The receipt is being checked.' },
      note: 'Why it is given up', noteHelp: 'Do not write names, numbers or other personal data.', reason: 'Asked to give up: {note}', done: 'Done', why: { retry: 'Sends at once and counts anew.', take_over: 'You become responsible.', ask_give_up: 'Another person must agree; until then it can be tried again.', agree: 'It is not sent any more and the case can be closed.' },
    },
    ofCase: { title: 'Answers to platforms', receiptNo: 'receipt {n}', tries: 'attempt {n}' },
  } },
}
