import { Skeleton, SkeletonLines } from '../../ui/skeleton.tsx'
import styles from './overview-skeleton.module.css'

export const OverviewSkeleton = () => (
  <>
    <div className={styles.stats}>
      {['open', 'grave', 'tip', 'history'].map((stat) => (
        <div key={stat} className={styles.card}>
          <Skeleton width="50%" />
          <Skeleton width="30%" height={24} />
          <Skeleton width="70%" />
        </div>
      ))}
    </div>
    <div className={styles.card}>
      <SkeletonLines lines={10} label="The overview is loading" />
    </div>
  </>
)
