export const shellMessages = {
  'zh-CN': { shell: {
    product: '邻里', console: '工作台', skip: '跳到正文', menu: '菜单', close: '关闭', account: '账户', signOut: '退出登录', switchPost: '切换岗位', deputy: '代理',
    language: 'English', elder: '大字', contrast: '高对比', display: '显示', simulated: '模拟环境：数据均为虚构，短信和电话不会真正发出。',
    search: '搜索', searchHint: '姓名、地址、单位、受理编号、拼音首字母', searchEmpty: '没有找到“{q}”。可以换个写法，或只输入其中几个字。', searchStart: '至少输入两个字。', searchNone: '您的岗位没有可以搜索的内容。',
    sections: { work: '办事', registry: '台账', data: '数据', rules: '规则', office: '管理' }, nav: '主导航',
    notAllowed: '您的岗位看不到这一页', notAllowedHelp: '如果确实需要，请联系安全管理员调整岗位，或切换到有权限的岗位。', home: '回到首页',
    notFound: '没有这一页', notFoundHelp: '地址可能写错了，或这一页已经搬走。',
    signIn: { title: '登录', lead: '社区的事，一次说清，件件有着落。', name: '登录名', password: '密码', go: '登录', code: '动态口令', codeHelp: '打开手机上的验证器，输入 6 位数字。', recovery: '改用备用码', recoveryCode: '备用码', useCode: '改用动态口令', confirm: '确认',
      changeTitle: '请先修改密码', changeHelp: '首次登录或密码被重置后，需要换成只有您知道的密码。', old: '原密码', fresh: '新密码',
      enrolTitle: '启用动态口令', enrolHelp: '您的岗位需要第二道验证。先输入密码，取得密钥。', secret: '密钥', secretHelp: '把密钥添加到验证器，再输入它显示的 6 位数字。', next: '下一步', codesTitle: '请保存备用码', codesHelp: '手机丢失时用它登录，每个只能用一次，只显示这一次。', done: '我已保存', away: '换一个账户' },
  } },
  'en': { shell: {
    product: 'Linli', console: 'Console', skip: 'Skip to content', menu: 'Menu', close: 'Close', account: 'Account', signOut: 'Sign out', switchPost: 'Switch post', deputy: 'deputy',
    language: '中文', elder: 'Large type', contrast: 'High contrast', display: 'Display', simulated: 'Simulation: all data are invented; no message or call really leaves.',
    search: 'Search', searchHint: 'Names, addresses, organisations, case numbers, pinyin initials', searchEmpty: 'Nothing found for “{q}”. Try another spelling, or only a part of it.', searchStart: 'Type at least two characters.', searchNone: 'Your post has nothing to search.',
    sections: { work: 'Work', registry: 'Registry', data: 'Data', rules: 'Rules', office: 'Administration' }, nav: 'Main navigation',
    notAllowed: 'Your post does not see this page', notAllowedHelp: 'If you need it, ask the security administrator, or switch to a post that may.', home: 'Back home',
    notFound: 'There is no such page', notFoundHelp: 'The address may be mistyped, or the page has moved.',
    signIn: { title: 'Sign in', lead: 'Say it once. Somebody takes care of it.', name: 'Login name', password: 'Password', go: 'Sign in', code: 'One-time code', codeHelp: 'Open the authenticator on your phone and enter its 6 digits.', recovery: 'Use a recovery code', recoveryCode: 'Recovery code', useCode: 'Use the one-time code', confirm: 'Confirm',
      changeTitle: 'Please change the password', changeHelp: 'After the first sign-in or a reset, choose a password that only you know.', old: 'Old password', fresh: 'New password',
      enrolTitle: 'Set up the one-time code', enrolHelp: 'Your post asks for a second factor. Enter the password to get the secret.', secret: 'Secret', secretHelp: 'Add the secret to your authenticator, then enter the 6 digits it shows.', next: 'Next', codesTitle: 'Keep the recovery codes', codesHelp: 'They let you in when the phone is lost; each works once. They are shown only now.', done: 'I have kept them', away: 'Use another account' },
  } },
}
