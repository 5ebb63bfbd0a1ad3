import type { Occurrence } from '../../../contract/model.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Time } from '../../ui/time.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import styles from './finding-detail.module.css'
import { shortOid } from './place-words.ts'

/** The place whose commit is the oldest; null where no place has one. */
export const firstPlace = (places: readonly Occurrence[]): Occurrence | null =>
  places.reduce<Occurrence | null>((first, place) => {
    if (place.commit === null || place.date === null) return first
    return first?.date && first.date <= place.date ? first : place
  }, null)

/** Who brought the secret in, when, and who took it out there. */
export const Introduced = ({ place }: { place: Occurrence }) => (
  <section className={styles.section}>
    <h3>Introduced</h3>
    <Facts>
      {place.commit && (
        <Fact name="Commit">
          <code title={place.commit}>{shortOid(place.commit)}</code>
          <CopyButton text={place.commit} what="the commit" />
        </Fact>
      )}
      {place.author !== null && (
        <Fact name="By">
          <Untrusted text={place.author} />
        </Fact>
      )}
      {place.email !== null && (
        <Fact name="Email">
          <Untrusted text={place.email} />
          <CopyButton text={place.email} what="the address" />
        </Fact>
      )}
      {place.date && (
        <Fact name="On">
          <Time iso={place.date} as="moment" />
        </Fact>
      )}
      {place.removedBy && (
        <Fact name="Removed">
          <code title={place.removedBy}>{shortOid(place.removedBy)}</code>
          <CopyButton text={place.removedBy} what="the removing commit" />
          {place.removedAt && <Time iso={place.removedAt} as="moment" />}
        </Fact>
      )}
    </Facts>
  </section>
)
