import { existsSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Command, Option } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import { loadCatalog } from '../../core/catalog/load-catalog.ts'
import { openWorkspace } from '../../core/store/workspace.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'

interface Check {
  name: string
  ok: boolean
  text: string
}

/** Runs a check; what it throws is its failure, in words. */
const check = (name: string, run: () => string): Check => {
  try {
    return { name, ok: true, text: run() }
  } catch (error) {
    return {
      name,
      ok: false,
      text: error instanceof BulkheadError ? error.message : `failed (${(error as NodeJS.ErrnoException).code ?? (error as Error).name})`
    }
  }
}

export function doctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('tell whether Bulkhead can work here: runtime, files, workspace')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(({ format }: { format: 'text' | 'json' }) => {
      const ports = context.ports('cli')
      const checks: Check[] = [
        { name: 'bulkhead', ok: true, text: context.version },
        {
          name: 'node',
          ok: true,
          text: `${process.versions.node} on ${process.platform} ${process.arch}, ${os.availableParallelism()} cores`
        },
        check('sqlite', () => {
          const memory = openWorkspace(':memory:', { command: 'bulkhead doctor', now: ports.clock })
          try {
            return memory.sqlite
          } finally {
            memory.close()
          }
        }),
        check('secret types', () => `${loadCatalog(context.catalogUrl).types.length} loaded`),
        check('page', () => {
          if (!existsSync(path.join(context.rendererDir, 'index.html'))) throw new BulkheadError('internal', 'not built; run npm run build')
          return 'built'
        }),
        check('workspace', () => {
          if (!existsSync(ports.workspaceDir)) return `${ports.workspaceDir}, made at the first scan`
          const workspace = openWorkspace(ports.workspaceDir, { command: 'bulkhead doctor', now: ports.clock })
          workspace.close()
          const mode = statSync(ports.workspaceDir).mode & 0o777
          if (process.platform !== 'win32' && mode & 0o077)
            throw new BulkheadError(
              'workspace.no-access',
              `${ports.workspaceDir} can be read by others (mode ${mode.toString(8)}); run chmod 700 on it`
            )
          return `${ports.workspaceDir}, readable by its owner only`
        })
      ]
      if (format === 'json') process.stdout.write(`${JSON.stringify({ ok: checks.every((each) => each.ok), checks }, null, 1)}\n`)
      else for (const each of checks) process.stdout.write(`${each.ok ? 'ok  ' : 'FAIL'} ${each.name.padEnd(12)} ${each.text}\n`)
      if (!checks.every((each) => each.ok)) process.exitCode = exitCodes.wrongUse
    })
}
