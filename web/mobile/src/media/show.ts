// Photos and sounds of a matter. A browser's own cookie opens them; a mini program has to fetch them with its token first.
import type { Schemas } from '@linli/api'
import { serverOrigin } from '@/base/session'
// #ifdef H5
import { offline } from '@/base/session'
import { vault } from '@/offline/desk'
import { keptUrl } from '@/offline/files'
// #endif
// #ifndef H5
import { bearerToken } from '@/base/session'
// #endif

const address = (caseId: string, fileId: string) => `${serverOrigin()}/v1/cases/${caseId}/photos/${fileId}`

// #ifndef H5
function fetched(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    uni.downloadFile({
      url, header: { authorization: `Bearer ${bearerToken() ?? ''}` },
      success: reply => resolve(reply.statusCode === 200 ? reply.tempFilePath : undefined), fail: () => resolve(undefined),
    })
  })
}
// #endif

/** Undefined when it neither lies on the phone nor can be fetched now. */
export async function openable(caseId: string, file: Schemas['CaseFile']): Promise<string | undefined> {
  // #ifdef H5
  const here = await keptUrl(vault.value, file)
  if (here || offline.value) return here
  return location.origin + address(caseId, file.id) // uni-app would put its own base before a mere path
  // #endif
  // #ifndef H5
  return fetched(address(caseId, file.id))
  // #endif
}

/** What was opened for a page goes with it. */
export function closeOpened(path: string): void {
  // #ifdef H5
  if (path.startsWith('blob:')) URL.revokeObjectURL(path)
  // #endif
}
