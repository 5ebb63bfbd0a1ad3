import { Download, FileUp, Mail, Plus, ScanSearch } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import type { DependentState } from '../../../../contract/case/states.ts'
import { useAct } from '../../../store/use-act.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dependentStateName } from '../../../ui/case-words.ts'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useCase } from '../case-context.ts'
import styles from './dependent-board.module.css'
import { DependentTile } from './dependent-tile.tsx'
import { EditDependent } from './edit-dependent.tsx'
import { ExportDependents } from './export-dependents.tsx'
import { ImportDependents } from './import-dependents.tsx'
import { foundBy, lanesOf, needsReason } from './lanes.ts'
import { OwnerMessages } from './owner-messages.tsx'
import { RunningSearch } from './running-search.tsx'
import { useMove } from './use-move.tsx'

/** Who uses the key, by how far they are. A tile is dragged to another lane, or moved by its menu. */
export function DependentBoard({ shownId, onShow }: { shownId: string | null; onShow(id: string): void }) {
  const { record } = useCase()
  const search = useApp((state) => state.dependents.search)
  const running = useApp((state) => state.dependents.searches[record.id])
  const act = useAct()
  const { move, dialog } = useMove()
  const [movedId, setMovedId] = useState<string | null>(null)
  const [over, setOver] = useState<DependentState | null>(null)
  const [window, setWindow] = useState<'add' | 'messages' | 'export' | 'import' | null>(null)
  const close = (): void => setWindow(null)
  const start = (): void => act(search(record.id), 'The search did not start')

  const onDrop = (event: DragEvent, to: DependentState): void => {
    event.preventDefault()
    setOver(null)
    const id = event.dataTransfer.getData('text/plain')
    const dependent = record.dependents.find((one) => one.id === id)
    if (dependent && dependent.state !== to) move(dependent, to)
  }

  return (
    <Card
      title="Dependents"
      aside={
        <>
          <Button
            size="small"
            look={record.dependentsSearchedAt === null ? 'primary' : 'plain'}
            disabled={running !== undefined}
            onClick={start}
          >
            <ScanSearch size={14} /> {record.dependentsSearchedAt === null ? 'Search the sources' : 'Search again'}
          </Button>
          <Button size="small" onClick={() => setWindow('add')}>
            <Plus size={14} /> Add
          </Button>
          <Button size="small" look="ghost" disabled={record.dependents.length === 0} onClick={() => setWindow('messages')}>
            <Mail size={14} /> Message owners
          </Button>
          <Menu
            items={[
              { label: 'Export as CSV…', icon: <Download size={13} />, run: () => setWindow('export') },
              { label: 'Import CSV…', icon: <FileUp size={13} />, run: () => setWindow('import') }
            ]}
            trigger={
              <Button size="small" look="ghost">
                CSV
              </Button>
            }
          />
        </>
      }
    >
      <p className={styles.found}>{foundBy(record.dependents, record.dependentsSearchedAt)}</p>
      {running && <RunningSearch progress={running} />}
      {record.dependents.length === 0 ? (
        <EmptyState title={record.dependentsSearchedAt === null ? 'Nobody knows yet who uses it' : 'Nobody was found who uses it'}>
          Every source is searched for the value, for the variable beside it and for the place in a secrets store. Who stands in no source
          is added by hand.
        </EmptyState>
      ) : (
        <div className={styles.board}>
          {lanesOf(record.dependents).map((state) => {
            const inside = record.dependents.filter((one) => one.state === state)
            return (
              <section
                key={state}
                aria-label={`${dependentStateName[state]}: ${inside.length}`}
                className={cx(styles.lane, over === state && styles.over)}
                onDragOver={(event) => {
                  event.preventDefault()
                  setOver(state)
                }}
                onDragLeave={() => setOver(null)}
                onDrop={(event) => onDrop(event, state)}
              >
                <h3 className={styles.name}>
                  {dependentStateName[state]} <span>{inside.length}</span>
                </h3>
                {inside.map((dependent) => (
                  <DependentTile
                    key={dependent.id}
                    dependent={dependent}
                    isShown={dependent.id === shownId}
                    hasFocus={dependent.id === movedId}
                    onShow={() => onShow(dependent.id)}
                    onMove={(to) => {
                      setMovedId(needsReason(to) ? null : dependent.id)
                      move(dependent, to)
                    }}
                  />
                ))}
              </section>
            )
          })}
        </div>
      )}
      {dialog}
      {window === 'add' && <EditDependent onClose={close} />}
      {window === 'messages' && <OwnerMessages onClose={close} />}
      {window === 'export' && <ExportDependents onClose={close} />}
      {window === 'import' && <ImportDependents onClose={close} />}
    </Card>
  )
}
