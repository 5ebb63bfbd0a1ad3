import { useEffect, useRef } from 'react'
import styles from './page-frame.module.css'
import { withNonce } from './report-words.ts'

interface TrustedPolicy {
  createHTML(text: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy
}

/** The page demands that markup be vouched for. What is vouched for here goes into a frame that may run nothing. */
const framed: TrustedPolicy = (
  (window as { trustedTypes?: TrustedTypes }).trustedTypes ?? { createPolicy: (_name, rules) => rules }
).createPolicy('bulkhead-report', { createHTML: (text) => text })

const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** A page of the exporter, in a frame without scripts, forms, windows and origin. */
export function PageFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = framed.createHTML(withNonce(html, nonce()))
  }, [html])
  return <iframe ref={frame} title={title} sandbox="" className={styles.frame} />
}
