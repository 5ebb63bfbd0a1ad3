import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './tip.module.css'

/** A word on hover and on focus. The child must take a ref and props. */
export const Tip = ({
  text,
  side = 'bottom',
  children
}: {
  text: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactNode
}) => (
  <Tooltip.Root>
    <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
    <Tooltip.Portal>
      <Tooltip.Content side={side} sideOffset={6} collisionPadding={8} className={styles.tip}>
        {text}
      </Tooltip.Content>
    </Tooltip.Portal>
  </Tooltip.Root>
)

export const TipProvider = ({ children }: { children: ReactNode }) => (
  <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
    {children}
  </Tooltip.Provider>
)
