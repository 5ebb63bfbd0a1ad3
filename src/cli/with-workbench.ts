import { type Client, client } from '../contract/client.ts'
import { serve } from '../contract/serve.ts'
import { direct } from '../contract/transports/direct.ts'
import type { Ports } from '../core/ports.ts'
import { createWorkbench } from '../core/workbench.ts'

/** Runs one command against a workbench of its own, which is closed after it. */
export async function withWorkbench<T>(ports: Ports, run: (client: Client) => Promise<T>): Promise<T> {
  const workbench = createWorkbench(ports)
  try {
    return await run(client(direct(serve(workbench.handlers, workbench.logInternal), workbench.onEvent)))
  } finally {
    await workbench.close()
  }
}
