// uni.request as a transport: mini programs have neither fetch nor Request. Multipart bodies go through uni.uploadFile.
import type { Transport, WireReply } from './client'
import { Unreachable } from './problem'

export interface UniReply { statusCode: number, data: unknown, header?: Record<string, string> }
export interface UniRequestOptions {
  url: string
  method: string
  data?: string
  header: Record<string, string>
  timeout: number
  success: (reply: UniReply) => void
  fail: (reason: { errMsg?: string }) => void
}
export type UniRequest = (options: UniRequestOptions) => unknown

/** Mini programs spell header names as the server or the system likes. */
function headerOf(all: Record<string, string> | undefined, name: string): string | undefined {
  const found = Object.keys(all ?? {}).find(key => key.toLowerCase() === name)
  return found === undefined ? undefined : all![found]
}

function bodyOf(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return data === '' ? undefined : JSON.parse(data)
  }
  catch {
    return undefined
  }
}

export function uniTransport(request: UniRequest): Transport {
  return wire => new Promise<WireReply>((resolve, reject) => {
    if (wire.body !== undefined && typeof wire.body !== 'string') throw new TypeError('a file is sent with uni.uploadFile')
    request({
      url: wire.url, method: wire.method, data: wire.body, header: wire.headers, timeout: wire.timeoutMs,
      success: reply => resolve({
        status: reply.statusCode, header: name => headerOf(reply.header, name), body: bodyOf(reply.data),
      }),
      fail: reason => reject(new Unreachable(/timeout/i.test(reason.errMsg ?? ''))),
    })
  })
}
