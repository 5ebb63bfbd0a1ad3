import type { Occurrence } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { PathText } from '../../ui/untrusted.tsx'
import styles from './place-code.module.css'
import { placeName } from './place-words.ts'

/** The lines around the chosen place, read from where it lies, every secret in them masked. */
export function PlaceCode({ places }: { places: readonly Occurrence[] }) {
  const shown = useApp((state) => state.finding.place)
  const look = useApp((state) => state.finding.look)
  const place = places.find((one) => one.id === shown?.occurrenceId)
  if (!shown || !place) return null
  const { state, value, error } = shown.context
  return (
    <div className={styles.place}>
      <div className={styles.where}>
        {place.path === null ? <span>{placeName(place)}</span> : <PathText path={place.path} line={place.line} />}
        {place.path !== null && <CopyButton text={place.path} what="the path" />}
      </div>
      {state === 'failed' && (
        <ErrorState error={error} title="The lines around it can't be read" isInline onRetry={() => void look(place.id)} />
      )}
      {state === 'loading' && <SkeletonLines lines={5} label="The lines around it are loading" />}
      {value && <CodeBlock lines={value.lines} label={`Lines around ${placeName(place)}`} />}
    </div>
  )
}
