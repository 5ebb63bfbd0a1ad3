import { ClipboardPaste } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './token-search.module.css'
import { looksLikeValue, suggestionsFor, tokenParts, wordBefore } from './tokens.ts'

/** Between two letters of somebody who types. */
const pause = 160

/** The search line: its tokens coloured, completed as one types. */
export function TokenSearch() {
  const store = useAppStore()
  const query = useApp((state) => state.findings.filter.query)
  const narrow = useApp((state) => state.findings.narrow)
  const facets = useApp((state) => state.findings.facets.value)
  const sources = useApp((state) => state.sources.list.value)
  const [text, setText] = useState(query)
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(-1)
  const [scroll, setScroll] = useState(0)
  const sent = useRef(query)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  const isValue = looksLikeValue(text, sources?.map(({ name }) => name) ?? [])
  const word = caret === null ? null : wordBefore(text, caret)
  const suggestions = word === null || isValue ? [] : suggestionsFor(word, facets)

  // Somebody else changed the line: a cleared filter, a link.
  useEffect(() => {
    if (query !== sent.current) setText(query)
    sent.current = query
  }, [query])

  useEffect(() => {
    if (text === sent.current || isValue) return
    const timer = setTimeout(() => {
      sent.current = text
      narrow({ query: text })
    }, pause)
    return () => clearTimeout(timer)
  }, [text, isValue, narrow])

  const accept = (insert: string): void => {
    if (word === null || caret === null) return
    const end = insert.endsWith(':') ? '' : ' '
    const before = text.slice(0, caret - word.length) + insert + end
    setText(before + text.slice(caret).trimStart())
    setCaret(before.length)
    setChosen(-1)
    requestAnimationFrame(() => input.current?.setSelectionRange(before.length, before.length))
  }

  /** The value leaves the line for the one call that looks it up. */
  const findAsValue = (): void => {
    const value = text.trim()
    setText(sent.current)
    const { panels, value: values } = store.getState()
    panels.open('find-value')
    void values.find(value)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      if (suggestions.length > 0 && caret !== null) setCaret(null)
      else input.current?.blur()
    } else if (suggestions.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((chosen + step + suggestions.length) % suggestions.length)
    } else if (event.key === 'Enter' || (event.key === 'Tab' && chosen >= 0)) {
      const suggestion = suggestions[chosen]
      if (suggestion) accept(suggestion.insert)
      else if (isValue) findAsValue()
      else {
        setCaret(null)
        document.querySelector<HTMLElement>('[role="grid"]')?.focus()
      }
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.search}>
      <div className={styles.line}>
        <SearchField
          label="Search the findings"
          placeholder="Search, or narrow with type: severity: path: is: …"
          value={text}
          className={styles.field}
          ref={input}
          role="combobox"
          aria-expanded={suggestions.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          onClear={() => setText('')}
          onChange={(event) => {
            setText(event.target.value)
            setCaret(event.target.selectionStart)
            setChosen(-1)
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
          onBlur={() => setCaret(null)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.mirror} aria-hidden="true">
          <span style={{ transform: `translateX(${-scroll}px)` }}>
            {tokenParts(text).map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, drawn again with each letter
              <span key={at} className={styles[part.kind]}>
                {part.text}
              </span>
            ))}
          </span>
        </div>
      </div>
      {isValue && (
        <div className={styles.panel} role="status">
          <div className={styles.hint}>
            <p>That looks like a secret value. Searching by value looks in every source, and nothing of it is kept.</p>
            <Button size="small" look="primary" onClick={findAsValue}>
              <ClipboardPaste size={13} /> Find it by value
            </Button>
          </div>
        </div>
      )}
      {suggestions.length > 0 && (
        <div className={styles.panel} role="listbox" id={`${id}-list`} aria-label="Completions" tabIndex={-1}>
          {suggestions.map((suggestion, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and hears the keys
            <div
              key={suggestion.insert}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              className={cx(styles.suggestion, at === chosen && styles.chosen)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => accept(suggestion.insert)}
            >
              <span className={styles.name}>{visibleText(suggestion.name)}</span>
              <span className={styles.detail}>{suggestion.detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
