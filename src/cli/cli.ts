import { Command, CommanderError } from 'commander'
import { type CommandContext, createContext } from './command-context.ts'
import { baselineCommand } from './commands/baseline.ts'
import { caseCommand } from './commands/case/case.ts'
import { detectCommand } from './commands/detect.ts'
import { doctorCommand } from './commands/doctor.ts'
import { drillCommand } from './commands/drill.ts'
import { monitorCommand } from './commands/monitor.ts'
import { reportCommand } from './commands/report.ts'
import { scanCommand } from './commands/scan.ts'
import { serveCommand } from './commands/serve.ts'
import { typesCommand } from './commands/types.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { errorWords } from './terminal/error-words.ts'

/** Groups of commands pass on what the program is set to. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const below of command.commands) inheriting(below, command)
  return command
}

/** Runs `bulkhead …`; sets process.exitCode and lets the event loop end by itself. `base` is the folder of the built entry. */
export async function runCommandLine(argv: string[], base: URL): Promise<void> {
  const program = new Command('bulkhead')
    .description('Find leaked secrets in whole git histories, and walk each leak to its end, on this machine only.')
    .option('--workspace <folder>', "where Bulkhead keeps its database (default: the system's data folder, or BULKHEAD_HOME)")
    .showHelpAfterError('(bulkhead --help, or bulkhead <command> --help, tells more)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  const context: CommandContext = createContext(base, () => program.opts<{ workspace?: string }>().workspace)
  program.version(context.version)
  const commands = [
    scanCommand,
    detectCommand,
    baselineCommand,
    caseCommand,
    reportCommand,
    monitorCommand,
    drillCommand,
    typesCommand,
    serveCommand,
    doctorCommand
  ]
  for (const command of commands) program.addCommand(inheriting(command(context), program))
  program.addHelpText('after', '\nExit codes: 0 nothing found, 1 found, 2 wrong use or unreadable input, 3 incomplete.')

  // A reader that has seen enough (`| head`), or a terminal that was closed, is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
    })
  // Node would print the message of what nobody caught, which may quote what was read.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`bulkhead: ${errorWords(error)}\n`)
    process.exit(exitCodes.incomplete)
  })
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.wrongUse
      return
    }
    process.stderr.write(`bulkhead: ${errorWords(error)}\n`)
    process.exitCode = exitCodeOf(error)
  }
}
