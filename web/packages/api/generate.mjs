// Writes src/generated/schema.d.ts from docs/api/openapi.json. Refusals are left out: every one is a Problem, and their words come
// with the answer; so the types stay small enough to read in a diff.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../../docs/api/openapi.json', import.meta.url)
const target = new URL('./src/generated/schema.d.ts', import.meta.url)
const named = new URL('./src/generated/operations.ts', import.meta.url)

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

/** What every operation is called; the audit speaks of operations. */
export function operationsText() {
  const { paths } = JSON.parse(readFileSync(source, 'utf8'))
  const lines = Object.values(paths).flatMap(path => Object.values(path)).map(one => `  ${one.operationId}: ${JSON.stringify(one.summary)},`)
  return `// Written from docs/api/openapi.json by \`npm run generate\`; do not edit.\nexport const operationTitles: Record<string, string> = {\n${lines.join('\n')}\n}\n`
}

export const writtenText = () => readFileSync(target, 'utf8')
export const writtenOperations = () => readFileSync(named, 'utf8')

if (import.meta.url === `file://${process.argv[1]}`) {
  writeFileSync(target, await schemaText())
  writeFileSync(named, operationsText())
}
