import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/** Workspace and bot, or workflow, of a Slack webhook address: survey of scanners, format. */
export function decodeSlackWebhook(value: string): DecodedFact[] {
  const parts = /hooks\.slack(?:-gov)?\.com\/(services|workflows|triggers)\/([TE][A-Z0-9]{5,20})\/([A-Z0-9]{5,20})\/./i.exec(value)
  if (parts === null) return []
  const [, path, workspace, second] = parts
  return factsOf([
    ['Workspace', workspace],
    [path === 'services' ? 'Bot id' : 'Workflow', second]
  ])
}
