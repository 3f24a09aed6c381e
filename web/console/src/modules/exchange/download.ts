// A file that is only given for a purpose: a link cannot say one, so it is fetched and handed to the browser.
import { ApiProblem, problemOf, Unreachable } from '@linli/api'

export const nameIn = (disposition: string | null, otherwise: string): string => {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return coded ? decodeURIComponent(coded) : /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? otherwise
}

export async function download(address: string, purpose: string, otherwise: string): Promise<true> {
  const reply = await fetch(address, { headers: { 'x-linli-purpose': encodeURIComponent(purpose) }, credentials: 'same-origin' }).catch(() => { throw new Unreachable(false) })
  if (!reply.ok) throw new ApiProblem(problemOf(reply.status, await reply.json().catch(() => undefined)))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await reply.blob())
  link.download = nameIn(reply.headers.get('content-disposition'), otherwise)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return true
}
