import { useCallback } from 'react'
import type { Dependent } from '../../../../contract/case/record.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { useAnswer } from '../use-answer.ts'
import styles from './patch-dialog.module.css'

const kindOf = (line: string): string | undefined =>
  /^(?:---|\+\+\+) /.test(line) || line.startsWith('@@')
    ? styles.where
    : line.startsWith('+')
      ? styles.added
      : line.startsWith('-')
        ? styles.removed
        : undefined

/** The proposed change, to be read and copied. Bulkhead changes no file of a source. */
export function PatchDialog({ dependent, onClose }: { dependent: Dependent; onClose(): void }) {
  const { record } = useCase()
  const patch = useApp((state) => state.dependents.patch)
  const { state, value, error } = useAnswer(useCallback(() => patch(record.id, dependent.id), [patch, record.id, dependent.id]))
  return (
    <Dialog
      title={`Patch for ${visibleText(dependent.name)}`}
      says="It replaces the literal by a reference. Bulkhead does not apply it: read it, then copy it."
      size="large"
      onClose={onClose}
      footer={
        <Button look="primary" data-autofocus onClick={onClose}>
          Done
        </Button>
      }
    >
      {state === 'loading' && <SkeletonLines lines={4} label="The patch is made" />}
      {state === 'failed' && <ErrorState error={error} title="There is no patch" isInline />}
      {value && value.diff === '' && <Notice>{visibleText(value.note) || 'There is nothing to propose here.'}</Notice>}
      {value && value.diff !== '' && (
        <>
          <div className={styles.frame}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long diff scrolls, so the keyboard must reach it */}
            <pre className={styles.diff} role="region" aria-label="Diff" tabIndex={0}>
              {value.diff.split('\n').map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one unchanging diff
                <span key={at} className={cx(styles.line, kindOf(line))}>
                  {visibleText(line) || ' '}
                </span>
              ))}
            </pre>
            <span className={styles.copy}>
              <CopyButton text={value.diff} what="the patch" />
            </span>
          </div>
          {value.note !== '' && <Notice>{visibleText(value.note)}</Notice>}
        </>
      )}
    </Dialog>
  )
}
