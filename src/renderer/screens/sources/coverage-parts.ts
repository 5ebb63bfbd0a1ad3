import type { Coverage } from '../../../contract/model.ts'

export interface CoveragePart {
  key: 'scanned' | 'unchanged' | 'notContent' | 'skipped'
  name: string
  says: string
  count: number
}

const skippedCount = (coverage: Coverage): number => coverage.skipped.reduce((sum, one) => sum + one.count, 0)

export const coverageParts = (coverage: Coverage): CoveragePart[] => [
  { key: 'scanned', name: 'Searched', says: 'read and searched in this scan', count: coverage.scanned },
  { key: 'unchanged', name: 'Unchanged', says: 'searched by an earlier scan, with the same rules', count: coverage.unchanged },
  { key: 'notContent', name: 'No text', says: 'folders of git: names only', count: coverage.notContent },
  {
    key: 'skipped',
    name: 'Skipped',
    says: skippedCount(coverage) === 0 ? 'nothing was left out' : 'see why below',
    count: skippedCount(coverage)
  }
]

export const isAccountedFor = (coverage: Coverage): boolean =>
  coverageParts(coverage).reduce((sum, part) => sum + part.count, 0) === coverage.objects
