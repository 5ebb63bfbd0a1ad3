import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/** Workspace and app, or workflow, of a Slack webhook address. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function decodeSlackWebhook(value: string): DecodedFact[] {
  const parts = /hooks\.slack(?:-gov)?\.com\/(services|workflows|triggers)\/([TE][A-Z0-9]{5,20})\/([A-Z0-9]{5,20})\/./i.exec(value)
  if (parts === null) return []
  const [, path, workspace, second] = parts
  return factsOf([
    ['Workspace', workspace],
    [path === 'services' ? 'App or bot' : 'Workflow', second]
  ])
}
