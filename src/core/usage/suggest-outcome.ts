import type { UsageAnalysis, UsageGroup } from '../../contract/case/usage.ts'
import { plural } from './tests/reason.ts'

/** What the rules would say of a log; a person decides. */
export function suggestOutcome(
  groups: readonly Pick<UsageGroup, 'judgement' | 'rows'>[],
  { exposed, after, complete }: { exposed: number; after: number; complete: boolean }
): UsageAnalysis['suggestion'] {
  const judged = (judgement: UsageGroup['judgement']): typeof groups => groups.filter((group) => group.judgement === judgement)
  const rowsOf = (some: typeof groups): string =>
    plural(
      some.reduce((sum, { rows }) => sum + rows, 0),
      'row'
    )
  const foreign = judged('not-ours')
  if (foreign.length > 0)
    return {
      outcome: 'used-by-others',
      text: `${plural(foreign.length, 'group')} with ${rowsOf(foreign)} ${foreign.length === 1 ? 'was' : 'were'} judged not to be ours.`
    }
  const open = groups.filter(({ judgement }) => judgement === null || judgement === 'unclear')
  if (open.length > 0)
    return {
      outcome: 'used-by-others',
      text: `${plural(open.length, 'group')} with ${rowsOf(open)} ${open.length === 1 ? 'stands' : 'stand'} out and ${open.length === 1 ? 'is' : 'are'} not explained. Until they are judged to be yours, take it that somebody else used the key.`
    }
  const gaps = 'the log has gaps in which misuse would not show (see the gaps)'
  if (!complete) return { outcome: 'not-knowable', text: `Nothing that is left stands out, but ${gaps}.` }
  if (exposed + after === 0) return { outcome: 'no-sign-of-use', text: 'The log covers the exposure and holds no use of the key in it.' }
  const said = judged('ours').length > 0 ? `all that stands out was judged to be ours, and ` : ''
  return {
    outcome: 'only-known-use',
    text: `The log covers the exposure; ${said}of its ${plural(exposed + after, 'row')} nothing else stands out.`
  }
}
