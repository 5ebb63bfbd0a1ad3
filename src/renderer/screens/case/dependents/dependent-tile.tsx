import { Ellipsis } from 'lucide-react'
import type { Dependent } from '../../../../contract/case/record.ts'
import { DependentState } from '../../../../contract/case/states.ts'
import { dependentStateName } from '../../../ui/case-words.ts'
import { cx } from '../../../ui/cx.ts'
import { formatShortMoment } from '../../../ui/format-time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { PathText, Untrusted } from '../../../ui/untrusted.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './dependent-tile.module.css'

function Mark({ dependent }: { dependent: Dependent }) {
  if (dependent.state === 'live' && dependent.movedAt) return <Tag tone="ok">{formatShortMoment(dependent.movedAt)}</Tag>
  if (dependent.note !== '') return <Tag tone={dependent.state === 'tested' ? 'ok' : 'info'}>{visibleText(dependent.note)}</Tag>
  if (dependent.certainty === 'suspected')
    return <Tag>Suspected: {dependent.foundBy === 'name' ? 'name only' : dependent.foundBy === 'path' ? 'path only' : 'look at it'}</Tag>
  if (dependent.environment !== '')
    return <Tag tone={/prod/i.test(dependent.environment) ? 'warn' : 'plain'}>{visibleText(dependent.environment)}</Tag>
  return null
}

/** One who uses the key. */
export function DependentTile({
  dependent,
  isShown,
  hasFocus,
  onShow,
  onMove
}: {
  dependent: Dependent
  isShown: boolean
  /** It was moved by its menu just now: the keyboard goes on where it went. */
  hasFocus: boolean
  onShow(): void
  onMove(to: DependentState): void
}) {
  const name = visibleText(dependent.name)
  return (
    <article
      className={cx(styles.tile, dependent.certainty === 'suspected' && styles.suspected, isShown && styles.shown)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', dependent.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <button type="button" className={styles.open} aria-pressed={isShown} onClick={onShow}>
        <Untrusted text={dependent.name} className={styles.name} />
        {dependent.path !== null && <PathText path={dependent.path} line={dependent.line} className={styles.path} />}
        <span className={styles.owner}>{dependent.owner === '' ? 'Owner unknown' : `Owner: ${visibleText(dependent.owner)}`}</span>
        <Mark dependent={dependent} />
      </button>
      <span className={styles.menu}>
        <Menu
          items={DependentState.options
            .filter((state) => state !== dependent.state)
            .map((state) => ({ label: dependentStateName[state], run: () => onMove(state) }))}
          trigger={
            <IconButton label={`Move ${name} to…`} autoFocus={hasFocus} data-again={`move ${dependent.id}`}>
              <Ellipsis size={14} />
            </IconButton>
          }
        />
      </span>
    </article>
  )
}
