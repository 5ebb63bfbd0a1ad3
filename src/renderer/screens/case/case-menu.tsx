import { Archive, CalendarClock, ChevronDown, Pencil, Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { caseStateWord, isEnded } from '../../ui/case-words.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { cx } from '../../ui/cx.ts'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import tags from '../../ui/tag.module.css'
import { Tag } from '../../ui/tag.tsx'
import { useCase } from './case-context.ts'
import styles from './case-menu.module.css'
import { CloseCase } from './close-case.tsx'
import { RenameCase } from './rename-case.tsx'
import { ReopenCase } from './reopen-case.tsx'
import { SetDue } from './set-due.tsx'
import { useCaseAct } from './use-case-act.ts'

const begins = [
  { state: 'triage', label: 'Begin the triage', from: ['new', 'reopened'] },
  { state: 'containing', label: 'Begin to contain', from: ['new', 'reopened', 'triage'] },
  { state: 'rotating', label: 'Begin to rotate', from: ['triage', 'containing', 'reopened'] }
] as const

/** The state of the case, and what can be done to the case as a whole. */
export function CaseMenu() {
  const { record } = useCase()
  const act = useCaseAct()
  const [dialog, setDialog] = useState<'close' | 'reopen' | 'rename' | 'due' | null>(null)
  const close = (): void => setDialog(null)
  const word = caseStateWord[record.state]
  const items: MenuItem[] = [
    ...begins
      .filter(({ from }) => from.some((state) => state === record.state))
      .map(({ state, label }) => ({
        label,
        icon: <Play size={13} />,
        run: () => void act({ kind: 'begin', state }, 'The state did not change')
      })),
    { label: 'Rename…', icon: <Pencil size={13} />, run: () => setDialog('rename') },
    { label: 'Due times…', icon: <CalendarClock size={13} />, run: () => setDialog('due') },
    isEnded(record.state)
      ? { label: 'Reopen…', icon: <RotateCcw size={13} />, run: () => setDialog('reopen') }
      : { label: 'Close the case…', icon: <Archive size={13} />, run: () => setDialog('close') }
  ]
  return (
    <>
      <Menu
        align="start"
        items={items}
        trigger={
          <button type="button" className={cx(tags.tag, tags[word.tone], styles.state)} title="State of the case, and what can be done">
            {word.name} <ChevronDown size={11} />
          </button>
        }
      />
      {record.due.case && !isEnded(record.state) && (
        <Tag tone={Date.parse(record.due.case) < Date.now() ? 'flood' : 'plain'}>
          <Countdown iso={record.due.case} before="due in " over="overdue" />
        </Tag>
      )}
      {dialog === 'close' && <CloseCase onClose={close} />}
      {dialog === 'reopen' && <ReopenCase onClose={close} />}
      {dialog === 'rename' && <RenameCase onClose={close} />}
      {dialog === 'due' && <SetDue onClose={close} />}
    </>
  )
}
