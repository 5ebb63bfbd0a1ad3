import { GitBranch } from 'lucide-react'
import { useState } from 'react'
import { routeHref } from '../../../store/route.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { statementName } from '../../../ui/case-words.ts'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from '../record/said-list.module.css'
import { StateDialog } from '../state-dialog.tsx'

/** The branch tips that still hold the value: what everybody gets who clones now. */
export function TipsCard() {
  const { record, exposure } = useCase()
  const [isStating, setStating] = useState(false)
  const stated = record.statements.filter((one) => one.about === 'tips-accepted')
  return (
    <Card
      title="Branches and tags"
      aside={
        <>
          <ButtonLink size="small" href={routeHref({ screen: 'incidents', id: record.id, part: 'cleanup' })}>
            <GitBranch size={13} /> Clean the history…
          </ButtonLink>
          {exposure.tips.length > 0 && (
            <Button size="small" look="ghost" onClick={() => setStating(true)}>
              It stays there…
            </Button>
          )}
        </>
      }
    >
      <ul className={styles.list}>
        {exposure.tips.map((tip) => (
          <li key={`${tip.sourceName} ${tip.ref}`} className={styles.item}>
            <code>
              {visibleText(tip.sourceName)}: {visibleText(tip.ref)}
            </code>{' '}
            still holds the value
          </li>
        ))}
        {exposure.tips.length === 0 && <li className={styles.item}>No branch and no tag holds the value.</li>}
        {stated.map((one) => (
          <li key={one.at} className={styles.item}>
            <b>{statementName[one.about]}.</b> {visibleText(one.text)}{' '}
            <small>
              {visibleText(one.who)}, <Time iso={one.at} as="moment" />
            </small>
          </li>
        ))}
      </ul>
      {isStating && <StateDialog about="tips-accepted" onClose={() => setStating(false)} />}
    </Card>
  )
}
