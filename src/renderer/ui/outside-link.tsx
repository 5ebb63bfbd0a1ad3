import { ExternalLink } from 'lucide-react'
import { CopyButton } from './copy-button.tsx'
import styles from './outside-link.module.css'
import { visibleText } from './visible-text.ts'

/** Only web addresses become links: one from elsewhere could be a script. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url)

/** A page of a provider, opened by the system's browser, or its address to copy. */
export const OutsideLink = ({ url, children, hasCopy = false }: { url: string; children: string; hasCopy?: boolean }) =>
  isWebAddress(url) ? (
    <span className={styles.outside}>
      <a href={url} target="_blank" rel="noreferrer noopener" className={styles.link} title={visibleText(url)}>
        {visibleText(children)} <ExternalLink size={11} />
      </a>
      {hasCopy && <CopyButton text={url} what="the address" />}
    </span>
  ) : (
    <span>{visibleText(children)}</span>
  )
