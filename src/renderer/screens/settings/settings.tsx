import { useEffect } from 'react'
import { PageHead } from '../../app/page-head.tsx'
import { useApp } from '../../store/use-app.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { NetworkCard, WorkspaceCard } from './about-cards.tsx'
import { AllowListCard } from './allow-list-card.tsx'
import { AppearanceCard } from './appearance-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { KeyCard } from './key-card.tsx'
import { PeopleCard } from './people-card.tsx'
import styles from './settings.module.css'

/** Who works here, what counts as ours, how the window looks, and what runs behind it. */
export function Settings() {
  const { settings, load } = useApp((state) => state.settings)
  const info = useApp((state) => state.session.info.value)
  const now = useNow(30_000)
  useEffect(() => void load(), [load])
  return (
    <>
      <PageHead title="Settings" isFirst />
      <div className={styles.page}>
        <div className={styles.columns}>
          <div className={styles.column}>
            {settings.state === 'failed' && (
              <ErrorState
                error={settings.error}
                title="The settings did not load"
                isInline={settings.value !== null}
                onRetry={() => void load()}
              />
            )}
            {settings.state === 'loading' && settings.value === null && <SkeletonLines lines={10} label="The settings are loading" />}
            {settings.value !== null && (
              <>
                <PeopleCard settings={settings.value} />
                <AllowListCard settings={settings.value} now={now} />
                <HoursCard settings={settings.value} now={now} />
              </>
            )}
          </div>
          <div className={styles.column}>
            <AppearanceCard />
            {info && <WorkspaceCard info={info} />}
            {info && <KeyCard info={info} />}
            {info && <NetworkCard info={info} />}
          </div>
        </div>
      </div>
    </>
  )
}
