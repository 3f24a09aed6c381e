// A file goes as multipart: by fetch in browsers, by uni.uploadFile in mini programs.
import { ApiProblem, Unreachable } from '@linli/api'
import type { Problem } from '@linli/api'
import { bearerToken, serverOrigin, session } from '@/base/session'
import type { NewFile } from '@/offline/outbox'

export type Purpose = 'case_report' | 'case_step'

// #ifdef H5
async function byFetch(file: NewFile, purpose: Purpose): Promise<string> {
  const form = new FormData()
  form.append('purpose', purpose)
  if (file.captured_at_ms) form.append('captured_at_ms', String(file.captured_at_ms))
  form.append('file', new Blob([file.bytes], { type: file.media_type }), file.name)
  const kept = await session.api.post('/v1/files', { body: form as never, timeoutMs: 120_000 })
  return kept.id
}
// #endif
// #ifndef H5
function byProgram(file: NewFile, purpose: Purpose): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.uploadFile({
      url: `${serverOrigin()}/v1/files`, filePath: file.path ?? '', name: 'file', header: { authorization: `Bearer ${bearerToken() ?? ''}` },
      formData: { purpose, ...(file.captured_at_ms ? { captured_at_ms: String(file.captured_at_ms) } : {}) },
      success: (reply) => {
        const body = JSON.parse(reply.data) as { id: string } & Problem
        if (reply.statusCode < 300) resolve(body.id)
        else reject(new ApiProblem({ ...body, status: reply.statusCode }))
      },
      fail: () => reject(new Unreachable(false)),
    })
  })
}
// #endif

export function uploadFile(file: NewFile, purpose: Purpose): Promise<string> {
  // #ifdef H5
  return byFetch(file, purpose)
  // #endif
  // #ifndef H5
  return byProgram(file, purpose)
  // #endif
}
