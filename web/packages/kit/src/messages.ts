/** Texts of the kit's own parts. */
export const kitMessages = {
  'zh-CN': { kit: {
    loading: '正在加载', retry: '重试', offline: '连接不上服务器', offlineHelp: '请检查网络；您已填写的内容还在。',
    refusedNumber: '请求编号 {id}', emptyTitle: '这里还没有内容', next: '下一页', first: '回到第一页', rows: '共 {n} 条', page: '本页 {n} 条',
    undone: '已撤销', required: '必填',
  } },
  'en': { kit: {
    loading: 'Loading', retry: 'Try again', offline: 'The server cannot be reached', offlineHelp: 'Please check the network. What you typed is still here.',
    refusedNumber: 'Request {id}', emptyTitle: 'Nothing here yet', next: 'Next page', first: 'First page', rows: '{n} rows', page: '{n} on this page',
    undone: 'Undone', required: 'Required',
  } },
}
