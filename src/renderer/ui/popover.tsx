import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './popover.module.css'

/** A small panel beside what opens it. */
export const Popover = ({
  trigger,
  label,
  side = 'bottom',
  align = 'start',
  children
}: {
  trigger: ReactNode
  label: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) => (
  <Radix.Root>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content aria-label={label} side={side} align={align} sideOffset={6} collisionPadding={10} className={styles.popover}>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
