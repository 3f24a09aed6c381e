// The session of this page, watched by Vue.
import { computed, shallowRef, triggerRef } from 'vue'
import { fetchTransport } from '@linli/api'
import { Session } from '@linli/session'

export const session = new Session({ transport: fetchTransport(), device: '工作台' })
export const api = session.api

const watched = shallowRef(session)
session.onChange(() => triggerRef(watched))

export const me = computed(() => watched.value.me)
export const post = computed(() => watched.value.post)
export const can = (...permissions: string[]) => watched.value.can(...permissions)
