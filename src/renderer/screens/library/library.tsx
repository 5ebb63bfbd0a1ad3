import { LibraryBig } from 'lucide-react'
import { useEffect } from 'react'
import { useApp } from '../../store/use-app.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useMedia } from '../../ui/use-media.ts'
import styles from './library.module.css'
import { TypeList } from './type-list.tsx'
import { TypePage } from './type-page.tsx'

const unchosen = {
  title: 'No type chosen',
  text: 'Choose one on the left, search by name, provider, category or prefix, or paste a value to see what it may be.'
}
const undecided = {
  title: 'Which one, only the name beside it tells',
  text: 'Look at what stands beside the value: a variable, a setting, a line of code. Choose the type of that name on the left.'
}
const unknown = {
  title: 'No rule knows it',
  text: 'Search by the provider’s name, or by the name that stands beside the value.'
}

/** All secret types, and what is known about each. */
export function Library() {
  const id = useApp((state) => state.route.current.id)
  const value = useApp((state) => state.library.value?.value ?? null)
  // Of the types whose form a value has, the first is no better a guess than the last.
  const isGuess = value?.types.length === 0
  const first = useApp((state) => state.library.list.value?.[0]?.id ?? null)
  const page = useApp((state) => state.library.page)
  const open = useApp((state) => state.library.open)
  const load = useApp((state) => state.library.load)
  const forgetValue = useApp((state) => state.library.forgetValue)
  const isWide = useMedia('(min-width: 900px)')
  const shownId = id ?? (isWide && !isGuess ? first : null)

  useEffect(() => {
    void load()
    return forgetValue
  }, [load, forgetValue])
  useEffect(() => {
    if (shownId !== null) void open(shownId)
  }, [open, shownId])

  const empty = value === null ? unchosen : value.fits.length > 0 ? undecided : unknown
  const content = page?.id === shownId ? page?.content : null
  return (
    <div className={styles.columns}>
      {!content?.value && <Hidden as="h1">Library</Hidden>}
      {(isWide || shownId === null) && <TypeList shownId={shownId} />}
      {(isWide || shownId !== null) && (
        <article className={styles.page} aria-label="Secret type" aria-busy={content?.state === 'loading'}>
          {content?.state === 'failed' && (
            <ErrorState error={content.error} title="This page did not load" onRetry={() => shownId !== null && void open(shownId)} />
          )}
          {content?.state === 'loading' && content.value === null && (
            <div className={styles.waiting}>
              <SkeletonLines lines={12} label="The page is loading" />
            </div>
          )}
          {content?.value && <TypePage key={content.value.id} page={content.value} hasBack={!isWide} />}
          {shownId === null && (
            <EmptyState icon={<LibraryBig size={28} strokeWidth={1.5} />} title={empty.title}>
              {empty.text}
            </EmptyState>
          )}
        </article>
      )}
    </div>
  )
}
