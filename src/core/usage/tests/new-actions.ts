import type { ActionTally, GroupTally, IpTally, Tally } from '../tally.ts'
import type { Baseline } from './baseline.ts'
import { minute, percent, plural, type Reason } from './reason.ts'

/** Actions that give access, take it, or hide what was done: what somebody does first who wants to stay. */
const access =
  /(create|add|put|attach|update|set|delete|remove|disable|enable|grant|invite|reset|destroy|stop|post|patch).{0,24}(access.?key|api.?key|keys?\b|user|role|policy|login|password|mfa|token|secret|credential|member|collaborator|admin|hook|route|forward|deploy.?key|trail|logging|permission|oauth|integration)|(access.?key|api.?key|keys|users?|roles?|polic(y|ies)|tokens?|secrets?|credentials?|members?|hooks?|routes?|deploy.?keys?|org|repo|integration|two_factor[a-z_]*)[.:/_](create|add|update|delete|remove|disable|enable|invite|destroy|grant|access)/i

export const changesAccess = (action: string): boolean => access.test(action)

/** An action never seen before the exposure, or things it never touched before, where it seldom touched new ones. */
export function newActionOf(tally: Tally, ip: IpTally, group: GroupTally, action: ActionTally, baseline: Baseline): Reason | undefined {
  if (group.action !== '' && action.before.rows === 0 && (baseline.good || !baseline.isRegular(action))) {
    const rows = group.exposed.rows + group.after.rows
    const risky = changesAccess(group.action)
    const first = `${group.action} was never used before the exposure; ${plural(rows, 'row')} since ${minute(group.from)}`
    const shared = action.users >= 4 && ip.before > 0
    // What a deploy brings is used on and on; who takes access for himself does it once or twice.
    const once = rows <= 20 && group.to - group.from < 48 * 3_600_000
    const weight = (risky ? (once ? 2 : 1) : shared ? 0.5 : 0.75) * (baseline.good ? 1 : 0.6)
    return { test: 'new-action', weight, text: `${first}${risky ? '. It changes who has access' : ''}.` }
  }
  if (!baseline.good || action.before.rows === 0 || tally.capped.has('resources')) return undefined
  const fresh = group.newResources?.size ?? 0
  const touched = group.resources?.size ?? 0
  const share = fresh / Math.max(1, touched)
  if (fresh < 10 || action.novelty > 0.2 || share < 3 * action.novelty || share < 0.3) return undefined
  const many = fresh >= 100 ? 1.25 : 0.75
  return {
    test: 'new-action',
    weight: many,
    text: `${plural(fresh, 'thing')} of ${touched} were not touched by ${group.action} before the exposure (${percent(share)}; before, ${percent(action.novelty)} of its rows touched something new).`
  }
}
