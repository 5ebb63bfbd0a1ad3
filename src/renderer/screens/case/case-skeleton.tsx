import { Hidden } from '../../ui/hidden.tsx'
import { Skeleton, SkeletonLines } from '../../ui/skeleton.tsx'
import styles from './case-skeleton.module.css'

export const CaseSkeleton = () => (
  <div className={styles.page}>
    <Hidden as="h1">The case is loading</Hidden>
    <Skeleton width={140} height={11} />
    <Skeleton width={420} height={22} />
    <Skeleton height={70} />
    <Skeleton height={56} />
    <SkeletonLines lines={7} label="The case is loading" />
  </div>
)
