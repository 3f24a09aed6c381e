// Ways through the app. A tab replaces everything, a detail can be left backwards.
export type Page = 'home' | 'sign-in' | 'report' | 'cases' | 'case' | 'messages' | 'me' | 'my-data' | 'notify' | 'houses' | 'house' | 'map' | 'task' | 'outbox' | 'lock'

function url(page: Page, query: Record<string, string> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/pages/${page}/${page}${pairs.length ? `?${pairs.join('&')}` : ''}`
}

export const open = (page: Page, query?: Record<string, string>) => void uni.navigateTo({ url: url(page, query) })
export const turnTo = (page: Page, query?: Record<string, string>) => void uni.reLaunch({ url: url(page, query) })

export function back(): void {
  if (getCurrentPages().length > 1) uni.navigateBack({})
  else turnTo('home')
}
