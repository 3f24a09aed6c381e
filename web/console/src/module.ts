// What a folder in modules/ exports; CONTRIBUTING, "A page for a new module".
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export interface NavEntry {
  /** Key of a text in the module's messages. */
  label: string
  to: string
  icon: Component
  /** Shown to whom may do all of these. */
  permissions: string[]
  section: 'work' | 'registry' | 'data' | 'rules' | 'office'
  order: number
}
export interface ConsoleModule {
  nav: NavEntry[]
  /** Paths without leading slash; `meta.permissions` keeps out whoever typed the address. */
  routes: RouteRecordRaw[]
  messages: Record<'zh-CN' | 'en', Record<string, unknown>>
}
