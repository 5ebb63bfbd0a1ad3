import { FindingFilter, severities } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { codeOf, type Place } from '../store/codes.ts'
import { createCasesOverview } from './cases-overview.ts'
import { nameFinding } from './name-finding.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

const shownScans = 8
const shownFindings = 8
const open = FindingFilter.parse({})

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog'> & { ports: Pick<WorkbenchParts['ports'], 'clock'> }

export function overviewHandlers({ workspace, catalog, ports }: Parts): Pick<Handlers, 'overview.get'> {
  const { findings, sources, scans, ignores } = workspace
  const cases = createCasesOverview({ workspace, catalog, clock: ports.clock })
  const { types } = catalog
  const named = nameFinding(catalog)
  const typeNames = new Map(types.map(({ id, name }) => [id, name]))
  return {
    'overview.get': () => {
      ignores.reopenExpired()
      const { total, place, severity, status } = findings.counts({ filter: open, types })
      const ignored = status.get(codeOf('status', 'ignored')) ?? 0
      const at = (where: Place): number => place.get(codeOf('place', where)) ?? 0
      const worst = findings.list({ filter: open, types, sort: 'severity', offset: 0, limit: shownFindings })
      return {
        sources: sources.ids().length,
        findings: {
          total: total + ignored,
          open: total,
          atTip: at('tip'),
          historyOnly: at('history'),
          unreachable: at('unreachable'),
          ignored
        },
        bySeverity: severities.map((word) => ({ severity: word, open: severity.get(codeOf('severity', word)) ?? 0 })),
        byType: findings.openByType().map((type) => ({ ...type, type: typeNames.get(type.typeId) ?? type.typeId })),
        introduced: findings.introduced(),
        scans: scans.list({ limit: shownScans }),
        worst: worst.rows.map(named),
        cases: cases()
      }
    }
  }
}
