import type { Handlers } from '../../contract/serve.ts'
import { caseMask } from '../respond/case-mask.ts'
import { maskDetail } from '../respond/mask-act.ts'
import { checkSettings } from './check-settings.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector' | 'emit'>

export function settingsHandlers(parts: Parts): Pick<Handlers, 'settings.get' | 'settings.set'> {
  const { settings } = parts.workspace
  return {
    'settings.get': () => settings.get(),
    'settings.set': (change) => {
      // Masked first: what is refused is quoted.
      const masked = maskDetail(change, caseMask(parts, undefined))
      const kept = settings.set(checkSettings(masked))
      parts.emit('settings.changed', {})
      return kept
    }
  }
}
