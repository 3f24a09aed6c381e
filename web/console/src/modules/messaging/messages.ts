export const messages = {
  'zh-CN': { messaging: {
    cancel: '取消', save: '保存',
    stuck: {
      nav: '未送达消息', title: '未送达的消息', lead: '各渠道都试过仍没有送达。负责人须重新投递，或说明原因后放弃；不处理的会一直留在这里。', empty: '没有未送达的消息', emptyHelp: '各渠道送达正常。',
      template: '消息', urgency: '紧急程度', tried: '试过的渠道', since: '提交时间', owner: '负责人', mine: '由我负责', other: '由他人负责', act: '处置', retry: '重新投递', give_up: '放弃', note: '放弃的原因', noteHelp: '不要写姓名、号码等个人信息。', done: '已处置', look: '投递记录',
    },
    one: {
      title: '消息的投递记录', lead: '只有渠道、时间和结果，不含内容和号码。', recipient: '接收人', chain: '渠道顺序', created: '提交', finished: '结束', ack: '须确认收到', round: '第 {round} 轮第 {step} 步', attempts: '逐次尝试', deliveries: '各渠道', units: '{n} 条计费', took: '{n} 毫秒', status: '答复 {n}', none: '没有答复', gaveUp: '已放弃，原因：{note}', reason: '原因', noAttempts: '还没有尝试发送。',
    },
    templates: {
      nav: '消息模板', title: '消息模板', lead: '发给居民和工作人员的话。先起草，由另一人发布；随系统提供的，也可以换成自己的话。', empty: '还没有消息模板', emptyHelp: '新建一个，发布后即可用来发通知。', fresh: '新建模板', name: '标题', code: '代码', edition: '版次', state: '状态', changed: '修改时间', draft: '草稿', published: '已发布', number: '第 {n} 版', ours: '随系统提供', all: '消息模板',
      body: '正文', short: '短文', shortHelp: '短信、电话、广播和微信用，不填则用正文。', bodyHelp: '变量写作 {brace}，{recipient} 是接收人称呼。', variables: '变量', variable: '变量名', type: '类型', label: '含义', addVariable: '加一个变量', remove: '去掉变量', noVariables: '没有变量。', codeHelp: '小写字母、数字和短横线，例如 visit-notice',
      edit: '修改', editDraft: '修改草稿', saved: '草稿已保存', publish: '发布', publishHelp: '须由起草人以外的人发布，发布后立即使用。', publishedNow: '已发布', preview: '预览', previewLead: '填入变量，看每个渠道实际收到的话。', recipient: '接收人称呼', recipientSample: '王阿姨', see: '预览各渠道', units: '{n} 条计费', cost: '{n} 元', closed: '渠道未接通',
    },
    gateways: {
      nav: '消息网关', title: '消息网关', lead: '每个渠道的地址、重试、单价和每日上限。', empty: '还没有配置网关', channel: '渠道', address: '地址', state: '状态', on: '已启用', off: '已停用', noSecret: '没有共同密钥', simulated: '模拟', price: '单价', priceValue: '{n} 元', cap: '每人每日上限', capValue: '{n} 条', retry: '重试', retryValue: '{n} 次，首次间隔 {s} 秒', timeout: '等待 {n} 秒',
      change: '修改', enabled: '启用这个渠道', priceFen: '单价（分）', attempts: '最多尝试次数', pause: '首次重试前等待（毫秒）', wait: '等待答复（毫秒）', saved: '已保存', costs: '费用', costsLead: '最近六个月，按月和渠道。', noCosts: '最近六个月没有产生费用的消息。', month: '月份', messages: '条数', units: '计费条数', fee: '费用', total: '合计 {n} 元', simulatedHelp: '模拟网关不发出任何真实消息。',
    },
    inbox: { nav: '模拟收件箱', title: '模拟收件箱', banner: '模拟数据', lead: '这里显示模拟环境中“发出”的短信。没有一条真正发送，号码都是虚构的。', empty: '收件箱是空的', emptyHelp: '居民索取验证码或发送通知后，短信会出现在这里。', to: '发往', notSent: '未真正发送', refresh: '刷新', find: '按号码筛选', none: '没有发往这个号码的短信。' },
  } },
  'en': { messaging: {
    cancel: 'Cancel', save: 'Save',
    stuck: {
      nav: 'Undelivered', title: 'Undelivered messages', lead: 'Every channel was tried in vain. Whoever is responsible delivers again or gives up with a reason; until then they stay here.', empty: 'No undelivered messages', emptyHelp: 'All channels deliver.',
      template: 'Message', urgency: 'Urgency', tried: 'Channels tried', since: 'Handed in', owner: 'Responsible', mine: 'Me', other: 'Somebody else', act: 'Handle', retry: 'Deliver again', give_up: 'Give up', note: 'Why it is given up', noteHelp: 'Do not write names, numbers or other personal data.', done: 'Done', look: 'Delivery log',
    },
    one: {
      title: 'Delivery log of a message', lead: 'Channels, times and results only; neither content nor numbers.', recipient: 'Recipient', chain: 'Order of channels', created: 'Handed in', finished: 'Ended', ack: 'Must be acknowledged', round: 'Round {round}, step {step}', attempts: 'Attempts', deliveries: 'Channels', units: '{n} units', took: '{n} ms', status: 'answer {n}', none: 'no answer', gaveUp: 'Given up: {note}', reason: 'Reason', noAttempts: 'Nothing has been tried yet.',
    },
    templates: {
      nav: 'Templates', title: 'Message templates', lead: 'What residents and staff are told: drafted by one person, published by another. What comes with the system can be put in words of your own.', empty: 'No templates yet', emptyHelp: 'Make one; once published it can be sent.', fresh: 'New template', name: 'Title', code: 'Code', edition: 'Edition', state: 'State', changed: 'Changed', draft: 'Draft', published: 'Published', number: 'Edition {n}', ours: 'Comes with the system', all: 'Message templates',
      body: 'Text', short: 'Short text', shortHelp: 'For short messages, calls, loudspeakers and WeChat; empty means the text.', bodyHelp: 'Variables are written {brace}; {recipient} is how the recipient is addressed.', variables: 'Variables', variable: 'Name', type: 'Type', label: 'Meaning', addVariable: 'Add a variable', remove: 'Remove the variable', noVariables: 'No variables.', codeHelp: 'Small letters, digits and hyphens, such as visit-notice',
      edit: 'Change', editDraft: 'Change the draft', saved: 'The draft is saved', publish: 'Publish', publishHelp: 'By somebody other than its author; it is used at once.', publishedNow: 'Published', preview: 'Preview', previewLead: 'Fill in the variables and see what each channel receives.', recipient: 'How the recipient is addressed', recipientSample: 'Ms Wang', see: 'Preview the channels', units: '{n} units', cost: '{n} yuan', closed: 'not connected',
    },
    gateways: {
      nav: 'Gateways', title: 'Message gateways', lead: 'Address, retries, price and daily limit of each channel.', empty: 'No gateway is set up', channel: 'Channel', address: 'Address', state: 'State', on: 'Enabled', off: 'Disabled', noSecret: 'No shared secret', simulated: 'Simulated', price: 'Price', priceValue: '{n} yuan', cap: 'Daily limit per person', capValue: '{n}', retry: 'Retries', retryValue: '{n} times, first after {s} s', timeout: 'waits {n} s',
      change: 'Change', enabled: 'Enable this channel', priceFen: 'Price (fen)', attempts: 'Attempts at most', pause: 'Pause before the first retry (ms)', wait: 'Wait for an answer (ms)', saved: 'Saved', costs: 'Costs', costsLead: 'The last six months by month and channel.', noCosts: 'No message cost anything in the last six months.', month: 'Month', messages: 'Messages', units: 'Units', fee: 'Cost', total: '{n} yuan in all', simulatedHelp: 'A simulated gateway sends nothing.',
    },
    inbox: { nav: 'Simulated inbox', title: 'Simulated inbox', banner: 'Simulated data', lead: 'Short messages “sent” in the simulation. None really left; the numbers are invented.', empty: 'The inbox is empty', emptyHelp: 'Messages appear once a resident asks for a code or a notice is sent.', to: 'To', notSent: 'not really sent', refresh: 'Refresh', find: 'Filter by number', none: 'No message to this number.' },
  } },
}
