import { useEffect, useState } from 'react'
import type { SecretTypePage } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { CodeText } from '../../ui/code-text.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { cx } from '../../ui/cx.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import {
  installLine,
  languages,
  refusalWords,
  type SnippetValues,
  snippetInput,
  storeFields,
  storeSays,
  stores,
  valueKey
} from './snippet-words.ts'
import styles from './snippets.module.css'

/** Between two letters of somebody who types. */
const pause = 200

/** How code gets the secret without holding it: each store in each language, with the reader's own names filled in. */
export function Snippets({ page }: { page: Pick<SecretTypePage, 'id' | 'name' | 'variable'> }) {
  const { snippets, store, language, choose, load } = useApp((state) => state.snippets)
  const [values, setValues] = useState<SnippetValues>({})
  useEffect(() => {
    const ask = (): void => void load(snippetInput(page.id, store, values))
    if (Object.keys(values).length === 0) return ask()
    const timer = setTimeout(ask, pause)
    return () => clearTimeout(timer)
  }, [load, page.id, store, values])

  const isRefused = snippets.state === 'failed' && snippets.error.code === 'contract.bad-input'
  // Code that is not what the fields say would be copied all the same.
  const shown = isRefused ? undefined : snippets.value?.find((one) => one.store === store && one.language === language)
  const install = shown ? installLine(shown) : null
  return (
    <div className={styles.snippets}>
      <Tabs label="Where the secret is kept" value={store} options={stores} onChange={(chosen) => choose({ store: chosen })}>
        <p className={styles.says}>{storeSays[store]}</p>
        <div className={styles.fields}>
          {storeFields[store].map(({ field, name, example }) => {
            const key = valueKey(store, field)
            return (
              <div key={key} className={cx(field === 'variable' && styles.whole)}>
                <Field label={name}>
                  {(ids) => (
                    <Input
                      {...ids}
                      isMono
                      maxLength={field === 'address' ? 500 : 100}
                      placeholder={field === 'variable' ? page.variable : example}
                      value={values[key] ?? ''}
                      onChange={(event) => setValues({ ...values, [key]: event.target.value })}
                    />
                  )}
                </Field>
              </div>
            )
          })}
        </div>
        {isRefused && (
          <div role="alert" className={styles.refusal}>
            <Notice tone="warn">{visibleText(refusalWords(store, snippets.error))}</Notice>
          </div>
        )}
        <Tabs
          label="Language"
          value={language}
          options={languages}
          onChange={(chosen) => choose({ language: chosen })}
          aside={shown && <CopyButton text={shown.code} what="the code" />}
        >
          {shown && (
            <div className={styles.code}>
              <CodeText text={shown.code} label={`Code for ${page.name}`} hasNumbers={false} />
            </div>
          )}
          {shown && install && (
            <div className={styles.install}>
              <span>{install.title}</span>
              <CommandLine text={install.text} what={`what ${language} needs`} />
            </div>
          )}
          {!shown && snippets.state === 'loading' && (
            <div className={styles.waiting}>
              <SkeletonLines lines={6} label="The snippets are loading" />
            </div>
          )}
          {snippets.state === 'failed' && !isRefused && (
            <ErrorState
              error={snippets.error}
              title="The snippets did not load"
              onRetry={() => void load(snippetInput(page.id, store, values))}
            />
          )}
        </Tabs>
      </Tabs>
    </div>
  )
}
