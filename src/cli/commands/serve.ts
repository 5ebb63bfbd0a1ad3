import { spawn } from 'node:child_process'
import { Command, InvalidArgumentError } from 'commander'
import { serve } from '../../contract/serve.ts'
import { createWorkbench } from '../../core/workbench.ts'
import type { CommandContext } from '../command-context.ts'
import { startHost } from '../serve/start-host.ts'
import { openInBrowser } from '../terminal/open-in-browser.ts'
import { type TypesOption, tellRemarks, typesOption } from './types-option.ts'

const port = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new InvalidArgumentError('a port from 0 (any free one) to 65535')
  return value
}

export function serveCommand(context: CommandContext): Command {
  return new Command('serve')
    .description('open the workbench as a page on loopback, for machines without a display')
    .option('--port <n>', 'port on 127.0.0.1 (0: any free one)', port, 0)
    .addOption(typesOption())
    .option('--no-open', 'only print the link')
    .addHelpText(
      'after',
      '\nThe link works once. A new one for scripts of the same user lies in the file serve.link in the workspace (mode 0600) while it runs.'
    )
    .action(async ({ port, open, types }: TypesOption & { port: number; open: boolean }) => {
      const ports = context.ports('browser', types)
      const workbench = createWorkbench(ports)
      tellRemarks(workbench.remarks)
      const host = await startHost({
        serve: serve(workbench.handlers, workbench.logInternal),
        onEvent: workbench.onEvent,
        rendererDir: context.rendererDir,
        port,
        workspaceDir: ports.workspaceDir
      }).catch(async (error: unknown) => {
        await workbench.close()
        throw error
      })
      process.stdout.write(`Bulkhead is open at ${host.url}\nThe link works once; press Ctrl-C to close.\n`)
      if (open) openInBrowser(host.url, process.env, process.platform, spawn)
      await stopSignal()
      process.stdout.write('Closing.\n')
      await host.close()
      await workbench.close()
    })
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
