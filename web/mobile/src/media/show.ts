// Photos and sounds of a matter. A browser's own cookie opens them; a mini program has to fetch them with its token first.
import { serverOrigin } from '@/base/session'
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

/** Undefined when it cannot be fetched now. */
export function openable(caseId: string, fileId: string): Promise<string | undefined> {
  // #ifdef H5
  return Promise.resolve(location.origin + address(caseId, fileId)) // uni-app would put its own base before a mere path
  // #endif
  // #ifndef H5
  return fetched(address(caseId, fileId))
  // #endif
}
