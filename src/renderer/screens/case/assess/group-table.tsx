import { ChevronDown, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import type { UsageGroup } from '../../../../contract/case/usage.ts'
import { judgementWord, testWord } from '../../../ui/case-words.ts'
import { cx } from '../../../ui/cx.ts'
import { formatCount } from '../../../ui/format-number.ts'
import { formatShortMoment } from '../../../ui/format-time.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Table } from '../../../ui/table.tsx'
import tags from '../../../ui/tag.module.css'
import { Tag } from '../../../ui/tag.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { GroupDrawer } from './group-drawer.tsx'
import styles from './group-table.module.css'
import { JudgeDialog } from './judge-dialog.tsx'
import { useJudge } from './use-judge.ts'

const span = (from: string, to: string): string => {
  const begin = formatShortMoment(from)
  const end = formatShortMoment(to)
  return begin.slice(0, -5) === end.slice(0, -5) ? `${begin} → ${end.slice(-5)}` : `${begin} → ${end}`
}

function Judge({ group, onNote }: { group: UsageGroup; onNote(): void }) {
  const judge = useJudge()
  const word = group.judgement && judgementWord[group.judgement]
  return (
    <span className={styles.judge}>
      <Menu
        items={[
          ...(['ours', 'not-ours', 'unclear'] as const).map((judgement) => ({
            label: judgementWord[judgement].name,
            isOn: group.judgement === judgement,
            run: () => void judge({ group: group.id, judgement, note: group.note })
          })),
          { label: 'With a note…', icon: <MessageSquareText size={13} />, run: onNote }
        ]}
        trigger={
          <button
            type="button"
            className={cx(tags.tag, tags[word?.tone ?? 'plain'], styles.button)}
            aria-label={`Judgement of ${visibleText(group.ip)}, ${visibleText(group.action)}: ${word?.name ?? 'none yet'}`}
          >
            {word?.name ?? 'Judge'} <ChevronDown size={11} />
          </button>
        }
      />
      {group.note !== '' && <small title={visibleText(group.note)}>{visibleText(group.note)}</small>}
    </span>
  )
}

/** What stands out, each with its reasons in numbers; a person judges. */
export function GroupTable({ groups, hasFired }: { groups: readonly UsageGroup[]; hasFired: boolean }) {
  const [open, setOpen] = useState<UsageGroup | null>(null)
  const [noting, setNoting] = useState<UsageGroup | null>(null)
  if (groups.length === 0)
    return (
      <p className={styles.none}>
        {hasFired ? 'Some tests found something, but no rows with reasons enough to stand out.' : 'Nothing stands out by these tests.'}
      </p>
    )
  return (
    <>
      <Table
        label="What stands out"
        columns={[
          { name: 'Why it stands out' },
          { name: 'Source' },
          { name: 'Action' },
          { name: 'Rows', isNumber: true },
          { name: 'First → last' },
          { name: 'Judgement' }
        ]}
      >
        {groups.map((group) => (
          <tr key={group.id}>
            <td className={styles.why}>
              {group.reasons.map((reason) => (
                <span key={reason.test} title={visibleText(reason.text)}>
                  <Tag tone={testWord[reason.test].tone}>{testWord[reason.test].name}</Tag>
                </span>
              ))}
            </td>
            <td>
              <code>{visibleText(group.ip) || '–'}</code>
            </td>
            <td>
              <code className={styles.action}>{visibleText(group.action)}</code>
            </td>
            <td data-number>
              <button
                type="button"
                className={styles.rows}
                aria-label={`${formatCount(group.rows)} rows of ${visibleText(group.ip)}, ${visibleText(group.action)}`}
                onClick={() => setOpen(group)}
              >
                {formatCount(group.rows)}
              </button>
            </td>
            <td className={styles.span}>{span(group.from, group.to)}</td>
            <td>
              <Judge group={group} onNote={() => setNoting(group)} />
            </td>
          </tr>
        ))}
      </Table>
      {open && <GroupDrawer group={open} onClose={() => setOpen(null)} />}
      {noting && <JudgeDialog group={noting} onClose={() => setNoting(null)} />}
    </>
  )
}
