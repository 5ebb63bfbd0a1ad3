import type { CSSProperties } from 'react'
import { cx } from './cx.ts'
import styles from './skeleton.module.css'

/** The place where words will stand. Where many stand at once, in a list that flies by, they are still: the shimmer costs more than the rows. */
export const Skeleton = ({
  width = '100%',
  height = 12,
  isStill = false,
  className
}: {
  width?: CSSProperties['width']
  height?: number
  isStill?: boolean
  className?: string | undefined
}) => <span aria-hidden="true" className={cx(styles.bone, isStill && styles.still, className)} style={{ width, height }} />

/** Lines of different length, for a paragraph or a list to come. */
export const SkeletonLines = ({ lines = 3, label }: { lines?: number; label: string }) => (
  <output className={styles.lines} aria-label={label}>
    {Array.from({ length: lines }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity
      <Skeleton key={at} width={`${[88, 64, 76, 52, 70][at % 5]}%`} />
    ))}
  </output>
)
