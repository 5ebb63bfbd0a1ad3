import type { CaseRecord } from '../../../../contract/case/record.ts'

type Said = Pick<
  CaseRecord,
  | 'verdict'
  | 'cause'
  | 'impact'
  | 'rotation'
  | 'dependentsSearchedAt'
  | 'dependents'
  | 'prevention'
  | 'lessons'
  | 'communications'
  | 'legal'
  | 'evidence'
>

/** The sections of the report that nobody has said anything for. */
export function missingIn(record: Said): string[] {
  const sections: [boolean, string][] = [
    [record.verdict !== null, 'Verdict: what became of the key'],
    [record.cause !== null, 'Cause: how it leaked'],
    [record.impact !== null, 'Impact: what it did'],
    [record.rotation.length > 0, 'Rotation: what was done to the key'],
    [record.dependentsSearchedAt !== null || record.dependents.length > 0, 'Dependents: who uses it'],
    [record.prevention.length > 0, 'Prevention: what keeps it from happening again'],
    [record.lessons.length > 0, 'Lessons'],
    [record.communications.length > 0, 'Communications: who was told'],
    [record.legal !== null && record.legal.decision !== 'open', 'Duty to notify: the decision'],
    [record.evidence.length > 0, 'Evidence']
  ]
  return sections.filter(([isThere]) => !isThere).map(([, name]) => name)
}
