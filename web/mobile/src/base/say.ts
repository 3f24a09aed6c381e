// What went wrong, in the words of the one who refused.
import { ApiProblem, Unreachable } from '@linli/api'
import { t } from './i18n'

export interface Trouble { kind: 'refused' | 'offline' | 'broken', title: string, detail?: string }

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiProblem) {
    const fields = error.problem.errors?.map(one => one.message).join('；')
    const wait = error.retryAfterSeconds ? t('say.retryAfter', { seconds: error.retryAfterSeconds }) : undefined
    return { kind: 'refused', title: error.problem.title, detail: [error.problem.detail, fields, wait].filter(Boolean).join(' ') || undefined }
  }
  if (error instanceof Unreachable)
    return { kind: 'offline', title: error.timedOut ? t('say.timeout') : t('say.offline'), detail: t('say.offlineWhat') }
  return { kind: 'broken', title: t('say.broken'), detail: error instanceof Error ? error.message : undefined }
}
