import { Button } from '../../ui/button.tsx'
import styles from './settings.module.css'

/** Shown while something is not saved. */
export const SaveBar = ({ isDirty, isBusy, onSave, onReset }: { isDirty: boolean; isBusy: boolean; onSave(): void; onReset(): void }) =>
  isDirty && (
    <div className={styles.save}>
      <Button look="primary" size="small" disabled={isBusy} onClick={onSave}>
        {isBusy ? 'Saving…' : 'Save'}
      </Button>
      <Button look="quiet" size="small" onClick={onReset}>
        Undo
      </Button>
    </div>
  )
