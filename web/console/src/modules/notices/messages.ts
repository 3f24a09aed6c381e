export const messages = {
  'zh-CN': { notices: {
    nav: '发通知', title: '发通知', lead: '先试算：发给多少人、谁收不到、花多少钱；看过再发。', cancel: '取消',
    what: '内容', template: '用哪个模板', choose: '请选择', noTemplates: '还没有可以用的通知模板', noTemplatesHelp: '先起草一个模板，由另一人发布；发布后就可以用来发通知。', toTemplates: '消息模板', recipient: '王阿姨',
    who: '发给谁', area: '区域里的居民和工作人员', add: '加上', areas: '已选区域', remove: '去掉{name}', noArea: '还没有选区域', posts: '只发给某个区域的岗位', postsOf: '哪个区域的岗位', postsNone: '这个区域没有设岗位。',
    how: '怎么发', urgency: '紧急程度', urgentHelp: '紧急消息不受免打扰和本人拒收的限制。', chain: '渠道顺序', chainHelp: '从第一个渠道发起，没有送达再换下一个。', order: '第 {n}', acknowledge: '要求确认收到', minutes: '多少分钟没有确认就换下一渠道',
    plan: '试算', stale: '内容改过了，请重新试算。', planned: '试算结果', recipients: '接收人', atOnce: '立即发送', held: '免打扰后发送', unreachable: '发不到', cost: '预计费用', most: '最多 {n} 元', yuan: '{n} 元', first: '首选渠道', units: '{n} 条计费', leftOut: '为什么发不到', people: '{n} 人', times: '{n} 人次',
    text: '各渠道实际收到的话', send: '发送给 {n} 人', sure: '将向 {n} 人发送，发出后不能收回。', back: '再看看', nobody: '这样选没有接收人，请换一个区域或岗位。',
    one: '通知“{name}”', sent: '{at} 发出', states: '投递情况', state: '状态', count: '条数', reason: '原因', channels: '渠道顺序', read: '已确认 {read} / {all}', delivered: '已送达 {n} / {all}', refresh: '刷新', another: '再发一个通知', follow: '页面每 5 秒更新一次，直到全部有结果。',
    reasons: { quiet_hours: '在免打扰时间', no_address: '没有联系方式', erased: '本人信息已删除', not_consented: '没有同意这个渠道', refused_by_recipient: '本人拒收', capped: '超过每日上限', no_gateway: '渠道未接通', not_acknowledged: '没有确认收到', gateway_failed: '网关投递失败' },
  } },
  'en': { notices: {
    nav: 'Send a notice', title: 'Send a notice', lead: 'Count first: how many people, whom it cannot reach, what it costs; then send.', cancel: 'Cancel',
    what: 'Content', template: 'Which template', choose: 'Choose', noTemplates: 'There is no template to use yet', noTemplatesHelp: 'Draft one; once another person has published it, it can be sent.', toTemplates: 'Message templates', recipient: 'Ms Wang',
    who: 'To whom', area: 'Residents and staff of an area', add: 'Add', areas: 'Chosen areas', remove: 'Remove {name}', noArea: 'No area chosen yet', posts: 'Only to posts of an area', postsOf: 'Posts of which area', postsNone: 'There are no posts in this area.',
    how: 'How', urgency: 'Urgency', urgentHelp: 'Urgent messages pass quiet hours and refusals.', chain: 'Order of channels', chainHelp: 'It begins with the first; the next is tried when it does not arrive.', order: 'No. {n}', acknowledge: 'Must be acknowledged', minutes: 'Minutes until the next channel',
    plan: 'Count', stale: 'Something was changed; please count again.', planned: 'The count', recipients: 'Recipients', atOnce: 'At once', held: 'After quiet hours', unreachable: 'Cannot be reached', cost: 'Expected cost', most: '{n} yuan at most', yuan: '{n} yuan', first: 'First channel', units: '{n} units', leftOut: 'Why it does not reach', people: '{n} people', times: '{n} times',
    text: 'What each channel receives', send: 'Send to {n} people', sure: '{n} people will receive it; it cannot be taken back.', back: 'Not yet', nobody: 'This reaches nobody; choose another area or post.',
    one: 'Notice “{name}”', sent: 'sent {at}', states: 'Delivery', state: 'State', count: 'Messages', reason: 'Reason', channels: 'Order of channels', read: '{read} of {all} acknowledged', delivered: '{n} of {all} delivered', refresh: 'Refresh', another: 'Send another notice', follow: 'The page asks again every 5 seconds until all have a result.',
    reasons: { quiet_hours: 'Quiet hours', no_address: 'No address', erased: 'Erased', not_consented: 'No consent to this channel', refused_by_recipient: 'Refused by the recipient', capped: 'Daily limit reached', no_gateway: 'Channel not connected', not_acknowledged: 'Not acknowledged', gateway_failed: 'The gateway failed' },
  } },
}
