export const messages = {
  'zh-CN': { office: {
    close: '关闭', cancel: '取消', save: '保存', until: '至 {at}', since: '{at} 起', ends: '长期', area: '区域', areaHelp: '输入名称或编码，从列表中选择', none: '无',
    users: {
      nav: '账户', title: '工作人员账户', lead: '谁可以登录。能做什么由岗位决定，岗位由安全管理员授予。', fresh: '新建账户', login: '登录名', name: '姓名',
      loginHelp: '小写字母、数字、点和短横线', state: '状态', second: '动态口令', created: '创建时间', on: '正常', off: '已停用', mustChange: '待改初始密码', enrolled: '已启用', notEnrolled: '未启用',
      empty: '还没有账户', made: '账户已建立', password: '初始密码（只显示这一次）', passwordHelp: '请当面或电话告知本人；首次登录必须修改。', open: '查看',
      disable: '停用账户', disableSure: '停用后立即不能登录。确定停用吗？', enable: '恢复账户', reset: '重置密码', resetSure: '原密码立即失效，生成新的初始密码。确定吗？', resetTotp: '重置动态口令', resetTotpSure: '本人须重新绑定验证器。确定吗？', done: '已完成',
    },
    posts: {
      nav: '岗位', title: '岗位', lead: '按区域看谁在岗、谁在代理。', search: '哪个区域', find: '查找', start: '先选一个区域', startHelp: '输入社区或网格的名称，例如“书香苑”。', empty: '这个区域没有设岗位', emptyHelp: '岗位可能设在上级或下级区域。',
      col: { who: '姓名', role: '角色', title: '岗位', period: '任期', deputies: '代理人' }, of: '{name}的岗位', noPosts: '没有岗位，登录后不能办理任何事。',
      give: '授予岗位', role: '角色', titleField: '岗位名称', validUntil: '任职到（不填为长期）', end: '结束岗位', endSure: '一秒内失去这个岗位的权限。确定结束吗？', given: '已授予', ended: '已结束', deputy: '代理',
    },
    leave: {
      title: '不在岗', none: '没有登记的请假或外出', declare: '登记不在岗', from: '从（不填为现在）', until: '到', deputy: '代理人', noDeputy: '没有代理人（新事项转人工分拨）', reason: '原因', back: '提前返岗', declared: '已登记',
      help: '此期间新事项交给代理人，到期自动交还。', noCandidates: '同一区域没有其他人；可以先不指定代理人。',
    },
    deputies: { name: '指定代理人', named: '已指定', end: '结束代理', ended: '代理已结束', nobody: '同一区域没有其他人可以代理。' },
    access: {
      nav: '权限解释', title: '权限解释', lead: '某人为什么能、或为什么不能做某件事：逐条列出依据。', who: '谁', whoHelp: '在账户或岗位页打开此人，点“解释权限”。', permission: '功能', choose: '请选择功能', subject: '哪一条记录（可不填）', subjectKind: '种类',
      subjectId: '记录编号（UUID）', ask: '解释', yes: '可以', no: '不可以', asDeputy: '代理', noPosts: '此人没有任何岗位，因此没有任何权限。', change: '换一个人', explain: '解释权限',
    },
    settings: {
      nav: '设置', title: '设置', lead: '每一项改了都有记录。', unset: '未设置（按默认）', change: '修改', content: '内容', changed: '{at} 修改', saved: '已保存', empty: '没有可以设置的内容', clearHelp: '清空即恢复默认。',
    },
    holes: { title: '时限升级的缺口', lead: '没有人可以告知的岗位、没有放假安排的年份。补上后一分钟内自动消失。', none: '没有缺口', seen: '{n} 次，最近 {at}', matter: '查看事项', closed: '已补上' },
    dead: { title: '失败的事件投递', lead: '停止自动重试的在前。', none: '没有失败的投递', retry: '重新投递', again: '自动重试中', stopped: '已停止重试', attempts: '已试 {n} 次', retried: '已重新投递' },
  } },
  'en': { office: {
    close: 'Close', cancel: 'Cancel', save: 'Save', until: 'until {at}', since: 'since {at}', ends: 'open-ended', area: 'Area', areaHelp: 'Type a name or code and choose from the list', none: 'None',
    users: {
      nav: 'Accounts', title: 'Staff accounts', lead: 'Who can sign in. What they may do is decided by posts, which the security administrator gives.', fresh: 'New account', login: 'Login name', name: 'Name',
      loginHelp: 'Small letters, digits, dots and hyphens', state: 'State', second: 'Second factor', created: 'Created', on: 'Active', off: 'Disabled', mustChange: 'Initial password', enrolled: 'Set up', notEnrolled: 'Not set up',
      empty: 'No accounts yet', made: 'The account is made', password: 'Initial password (shown only now)', passwordHelp: 'Tell the person directly; it must be changed at the first sign-in.', open: 'Open',
      disable: 'Disable the account', disableSure: 'Sign-in ends at once. Disable it?', enable: 'Enable the account', reset: 'Reset the password', resetSure: 'The old password ends at once and a new one is made. Continue?', resetTotp: 'Reset the second factor', resetTotpSure: 'The person has to enrol the authenticator again. Continue?', done: 'Done',
    },
    posts: {
      nav: 'Posts', title: 'Posts', lead: 'Who serves in an area, and who stands in.', search: 'Which area', find: 'Find', start: 'Choose an area first', startHelp: 'Type the name of a community or grid.', empty: 'No posts in this area', emptyHelp: 'They may belong to the area above or below.',
      col: { who: 'Name', role: 'Role', title: 'Post', period: 'Period', deputies: 'Deputies' }, of: 'Posts of {name}', noPosts: 'No post: this person can do nothing after signing in.',
      give: 'Give a post', role: 'Role', titleField: 'Title', validUntil: 'Until (empty: open-ended)', end: 'End the post', endSure: 'Its rights end within a second. End it?', given: 'Given', ended: 'Ended', deputy: 'deputy',
    },
    leave: {
      title: 'Absence', none: 'No absence is declared', declare: 'Declare an absence', from: 'From (empty: now)', until: 'Until', deputy: 'Deputy', noDeputy: 'No deputy (new cases go to a dispatcher)', reason: 'Reason', back: 'Back early', declared: 'Declared',
      help: 'New cases go to the deputy meanwhile and come back by themselves.', noCandidates: 'Nobody else serves in the same area; a deputy can be left out.',
    },
    deputies: { name: 'Name a deputy', named: 'Named', end: 'End', ended: 'Ended', nobody: 'Nobody else serves in the same area.' },
    access: {
      nav: 'Permissions', title: 'Why may somebody', lead: 'Why a person may, or may not, do something: every reason in turn.', who: 'Who', whoHelp: 'Open the person under accounts or posts and choose “Explain permissions”.', permission: 'Function', choose: 'Choose a function', subject: 'Which record (optional)', subjectKind: 'Kind',
      subjectId: 'Number of the record (UUID)', ask: 'Explain', yes: 'Allowed', no: 'Not allowed', asDeputy: 'deputy', noPosts: 'This person has no post and therefore no permission.', change: 'Somebody else', explain: 'Explain permissions',
    },
    settings: {
      nav: 'Settings', title: 'Settings', lead: 'Every change is recorded.', unset: 'Not set (default)', change: 'Change', content: 'Content', changed: 'changed {at}', saved: 'Saved', empty: 'There is nothing to set', clearHelp: 'Empty means the default.',
    },
    holes: { title: 'Holes in the escalation', lead: 'Posts that nobody holds, years without announced holidays. They disappear within a minute once filled.', none: 'No holes', seen: '{n} times, last {at}', matter: 'Open the case', closed: 'filled' },
    dead: { title: 'Failed deliveries of events', lead: 'Those no longer tried come first.', none: 'No delivery has failed', retry: 'Deliver again', again: 'being tried again', stopped: 'no longer tried', attempts: '{n} attempts', retried: 'Delivered again' },
  } },
}
