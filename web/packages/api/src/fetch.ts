import type { Transport, WireReply } from './client'
import { Unreachable } from './problem'

async function parsed(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return undefined
  return response.json().catch(() => undefined)
}

export function fetchTransport(run: typeof fetch = (...a) => fetch(...a)): Transport {
  return async (request): Promise<WireReply> => {
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      const response = await run(request.url, {
        method: request.method, headers: request.headers, body: request.body, signal, credentials: 'same-origin',
      })
      return { status: response.status, header: name => response.headers.get(name) ?? undefined, body: await parsed(response) }
    }
    catch (error) {
      if (request.signal?.aborted) throw error
      throw new Unreachable(timeout.aborted, { cause: error })
    }
  }
}
