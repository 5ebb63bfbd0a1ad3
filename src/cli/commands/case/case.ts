import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { actCommand } from './act.ts'
import { dependentsCommand } from './dependents.ts'
import { importCommand } from './import.ts'
import { listCommand } from './list.ts'
import { openCommand } from './open.ts'
import { showCommand } from './show.ts'
import { verifyCommand } from './verify.ts'

/** `bulkhead case …`: everything that the case page does, for a terminal and for scripts. */
export function caseCommand(context: CommandContext): Command {
  const group = new Command('case').description('work on a case: assess, rotate, update dependents, monitor')
  for (const command of [listCommand, showCommand, openCommand, actCommand, importCommand, dependentsCommand, verifyCommand])
    group.addCommand(command(context))
  return group
}
