import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: ReactNode
  danger?: boolean
  isOn?: boolean
  run(): void
}

/** Not modal: that would hide the rest from assistive tools with the focusable parts in it. */
export const Menu = ({ trigger, items, align = 'end' }: { trigger: ReactNode; items: readonly MenuItem[]; align?: 'start' | 'end' }) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={styles.menu}>
        {items.map((item) => (
          <DropdownMenu.Item
            key={item.label}
            className={cx(styles.item, item.danger && styles.danger, item.isOn && styles.on)}
            onSelect={item.run}
          >
            {item.icon}
            {item.label}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
)
