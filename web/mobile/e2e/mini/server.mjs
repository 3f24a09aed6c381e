// One server for the whole run.
import { startServer } from '../server.mjs'

export default async function setup({ provide }) {
  const server = await startServer()
  provide('url', server.url)
  return () => server.stop()
}
