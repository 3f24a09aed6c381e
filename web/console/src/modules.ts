import type { ConsoleModule } from './module'

const found = import.meta.glob<{ default: ConsoleModule }>('./modules/*/index.ts', { eager: true })

export const modules: ConsoleModule[] = Object.values(found).map(file => file.default)
export const navigation = modules.flatMap(module => module.nav).sort((a, b) => a.order - b.order)
