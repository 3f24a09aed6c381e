// Writes src/generated/{schema.d.ts,operations.ts} from docs/api/openapi.json. Refusals are left out: every one is a Problem, and their words come
// with the answer; so the types stay small enough to read in a diff.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../../docs/api/openapi.json', import.meta.url)
const target = new URL('./src/generated/schema.d.ts', import.meta.url)
const names = new URL('./src/generated/operations.ts', import.meta.url)

function withoutRefusals(document) {
  for (const operation of Object.values(document.paths).flatMap(path => Object.values(path))) {
    for (const status of Object.keys(operation.responses))
      if (status >= '300') delete operation.responses[status]
  }
  return document
}

export async function schemaText() {
  const tree = await openapiTS(withoutRefusals(JSON.parse(readFileSync(source, 'utf8'))))
  const text = astToString(tree)
    .replaceAll(/^ +\w+\?: never;\n/gm, '')
    .replaceAll(/^( +)headers: \{\n.*\n +\};\n/gm, '')
    .replaceAll(/^( +)parameters: \{\n +\};\n/gm, '')
    .replaceAll(/\/\*\*\n +\* (@description )?(.*)\n +\*\//g, '/** $2 */')
    .replaceAll(/^( +)/gm, indent => ' '.repeat(indent.length / 2))
  return `// Written from docs/api/openapi.json by \`npm run generate\`; do not edit.\n${text}`
}

/** What an operation is called and which permission it asks for: the audit and the permission explainer speak of them. */
export function operationsText() {
  const document = JSON.parse(readFileSync(source, 'utf8'))
  const lines = Object.values(document.paths).flatMap(path => Object.values(path))
    .filter(operation => operation.operationId)
    .map(operation => `  ${operation.operationId}: [${[operation.summary, operation['x-linli-permission']].map(text => `'${text}'`).join(', ')}],`)
  return `// Written from docs/api/openapi.json by \`npm run generate\`; do not edit.
/** Chinese name and permission of every operation. */
export const operations: Record<string, readonly [name: string, permission: string]> = {
${lines.sort().join('\n')}
}
`
}

export const writtenText = () => readFileSync(target, 'utf8')
export const writtenOperations = () => readFileSync(names, 'utf8')

if (import.meta.url === `file://${process.argv[1]}`) {
  writeFileSync(target, await schemaText())
  writeFileSync(names, operationsText())
}
