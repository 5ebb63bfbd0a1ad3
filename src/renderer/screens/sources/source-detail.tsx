import { ChevronRight, RefreshCw, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Scan, ScanProgress, Source } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { kindName } from '../../ui/scan-words.ts'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { CoverageRecord } from './coverage-record.tsx'
import { RemoveSource } from './remove-source.tsx'
import { RunningScan } from './running-scan.tsx'
import { ScanList } from './scan-list.tsx'
import styles from './source-detail.module.css'
import { UpdateSource } from './update-source.tsx'

/** The newest scan that left a coverage record, else the newest. */
const worthShowing = (scans: readonly Scan[]): Scan | undefined => scans.find((scan) => scan.coverage !== null) ?? scans[0]

function Scans({ source, progress }: { source: Source; progress: ScanProgress | undefined }) {
  const history = useApp((state) => (state.scans.history?.sourceId === source.id ? state.scans.history.scans : null))
  const load = useApp((state) => state.scans.loadHistory)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => void load(source.id), [load, source.id])
  if (history === null || (history.state === 'loading' && history.value === null))
    return <SkeletonLines lines={8} label="The scans are loading" />
  if (history.state === 'failed')
    return <ErrorState error={history.error} title="The scans did not load" isInline onRetry={() => void load(source.id)} />
  const scans = history.value ?? []
  const shown = scans.find((scan) => scan.id === chosen) ?? worthShowing(scans)
  if (!shown) return <p className={styles.quiet}>Not scanned yet.</p>
  return (
    <>
      <ScanList kind={source.kind} scans={scans} progress={progress} shownId={shown.id} onChoose={setChosen} />
      <CoverageRecord scan={shown} />
    </>
  )
}

/** One source: what it is, what runs on it, what each scan saw of it. */
export function SourceDetail({ source }: { source: Source }) {
  const progress = useApp((state) => state.scans.running[source.id])
  const start = useApp((state) => state.scans.start)
  const act = useAct()
  const [dialog, setDialog] = useState<'remove' | 'update' | null>(null)
  const close = (): void => setDialog(null)
  return (
    <div className={styles.detail}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Untrusted text={source.name} />
        </h2>
        <Tag>{kindName[source.kind]}</Tag>
      </header>
      <div className={styles.about}>
        <span className={styles.location}>
          <Untrusted text={source.location} className={styles.path} />
          <CopyButton text={source.location} what="the location" />
        </span>
        <span className={styles.quiet}>
          added <Time iso={source.addedAt} as="ago" />
        </span>
      </div>
      {source.limits.map((limit) => (
        <Notice key={limit} tone="warn">
          {visibleText(limit)}
        </Notice>
      ))}
      {progress && <RunningScan progress={progress} kind={source.kind} />}
      <div className={styles.actions}>
        <ButtonLink
          look={source.findings > 0 && !progress ? 'primary' : 'plain'}
          href={routeHref({ screen: 'findings', params: { source: source.id } })}
        >
          {plural(source.findings, 'secret')} <ChevronRight size={14} />
        </ButtonLink>
        <Button
          look="ghost"
          disabled={progress !== undefined}
          onClick={() => act(start({ sourceId: source.id }), 'The scan did not start')}
        >
          <RefreshCw size={14} /> Scan again
        </Button>
        {source.kind === 'clone' && (
          <Button look="ghost" disabled={progress !== undefined} onClick={() => setDialog('update')}>
            Update…
          </Button>
        )}
        <Button look="quiet" className={styles.remove} onClick={() => setDialog('remove')}>
          <Trash2 size={14} /> Remove…
        </Button>
      </div>
      <Scans source={source} progress={progress} />
      {dialog === 'remove' && <RemoveSource source={source} onClose={close} />}
      {dialog === 'update' && <UpdateSource source={source} onClose={close} />}
    </div>
  )
}
