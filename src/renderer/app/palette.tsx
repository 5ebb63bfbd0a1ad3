import { Command } from 'cmdk'
import {
  Activity,
  ClipboardPaste,
  FileText,
  FlaskConical,
  GitBranch,
  Keyboard,
  LayoutDashboard,
  LibraryBig,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  RefreshCw,
  ScanSearch,
  Settings,
  Siren,
  Sun
} from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../store/use-act.ts'
import { useApp, useAppStore } from '../store/use-app.ts'
import { caseParts } from '../ui/case-words.ts'
import { Hidden } from '../ui/hidden.tsx'
import { runWords } from '../ui/run-words.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { visibleText } from '../ui/visible-text.ts'
import styles from './palette.module.css'

interface Entry {
  group: string
  name: string
  detail?: string
  icon: LucideIcon
  run(): void
}

/** Enough to choose from without reading. */
const perGroup = 7

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** The entries that hold all words, those whose name begins with the search first. */
function matching(entries: readonly Entry[], search: string): Entry[] {
  const wanted = words(search)
  const rank = (entry: Entry): number => (entry.name.toLowerCase().startsWith(search.trim().toLowerCase()) ? 0 : 1)
  return entries
    .filter((entry) => wanted.every((word) => `${entry.group} ${entry.name} ${entry.detail ?? ''}`.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b))
}

/** Reaches every place and every action by its name. */
export function Palette() {
  const state = useAppStore().getState
  const close = useApp((app) => app.panels.close)
  const open = useApp((app) => app.panels.open)
  const sources = useApp((app) => app.sources.list.value)
  const cases = useApp((app) => app.cases.all.value)
  const loadCases = useApp((app) => app.cases.loadAll)
  const shownCase = useApp((app) => (app.route.current.screen === 'incidents' ? app.route.current.id : null))
  const types = useApp((app) => app.library.all)
  const loadTypes = useApp((app) => app.library.loadAll)
  const act = useAct()
  const [search, setSearch] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const focus = useReturnFocus()
  useEffect(() => void loadTypes(), [loadTypes])
  useEffect(() => void loadCases(), [loadCases])

  const go = state().route.go
  const entries: Entry[] = [
    { group: 'Do', name: 'Scan a source', icon: Plus, run: () => open('add-source') },
    { group: 'Do', name: 'Find a leaked value', icon: ClipboardPaste, run: () => open('find-value') },
    {
      group: 'Do',
      name: 'Make a practice leak',
      icon: FlaskConical,
      run: () => act(state().cases.practise(), 'The practice leak was not made')
    },
    {
      group: 'Do',
      name: 'Run the checks that are due',
      icon: Activity,
      run: () =>
        act(
          state()
            .monitor.run(null)
            .then((results) => state().toasts.show(runWords(results))),
          'The checks did not run'
        )
    },
    { group: 'Do', name: 'Keyboard shortcuts', icon: Keyboard, run: () => open('shortcuts') },
    { group: 'Do', name: 'Follow the system theme', icon: Monitor, run: () => state().theme.choose('system') },
    { group: 'Do', name: 'Dark theme', icon: Moon, run: () => state().theme.choose('dark') },
    { group: 'Do', name: 'Light theme', icon: Sun, run: () => state().theme.choose('light') },
    { group: 'Go to', name: 'Overview', icon: LayoutDashboard, run: () => go({ screen: 'overview' }) },
    { group: 'Go to', name: 'Sources', icon: GitBranch, run: () => go({ screen: 'sources' }) },
    { group: 'Go to', name: 'Findings', icon: ScanSearch, run: () => go({ screen: 'findings' }) },
    { group: 'Go to', name: 'Findings at a branch tip', icon: ScanSearch, run: () => go({ screen: 'findings', params: { where: 'tip' } }) },
    {
      group: 'Go to',
      name: 'Critical findings',
      icon: ScanSearch,
      run: () => go({ screen: 'findings', params: { severity: 'critical' } })
    },
    { group: 'Go to', name: 'Ignored findings', icon: ScanSearch, run: () => go({ screen: 'findings', params: { status: 'ignored' } }) },
    { group: 'Go to', name: 'Incidents', icon: Siren, run: () => go({ screen: 'incidents' }) },
    { group: 'Go to', name: 'Monitor', icon: Activity, run: () => go({ screen: 'monitor' }) },
    { group: 'Go to', name: 'Library', icon: LibraryBig, run: () => go({ screen: 'library' }) },
    { group: 'Go to', name: 'Reports', icon: FileText, run: () => go({ screen: 'reports' }) },
    {
      group: 'Go to',
      name: 'Settings',
      detail: 'people, allow list, working hours',
      icon: Settings,
      run: () => go({ screen: 'settings' })
    },
    ...(shownCase === null
      ? []
      : caseParts.map(
          ({ part, name }): Entry => ({
            group: shownCase,
            name,
            icon: Siren,
            run: () => go({ screen: 'incidents', id: shownCase, part })
          })
        )),
    ...(cases ?? []).map(
      (one): Entry => ({
        group: 'Incidents',
        name: `${one.id} ${visibleText(one.title)}`,
        detail: one.provider,
        icon: Siren,
        run: () => go({ screen: 'incidents', id: one.id })
      })
    ),
    ...(sources ?? []).flatMap((source): Entry[] => [
      {
        group: 'Sources',
        name: visibleText(source.name),
        detail: visibleText(source.location),
        icon: GitBranch,
        run: () => go({ screen: 'sources', id: source.id })
      },
      {
        group: 'Sources',
        name: `Scan ${visibleText(source.name)} again`,
        icon: RefreshCw,
        run: () => act(state().scans.start({ sourceId: source.id }), 'The scan did not start')
      }
    ]),
    ...(types ?? []).map(
      (type): Entry => ({
        group: 'Library',
        name: type.name,
        detail: type.provider,
        icon: LibraryBig,
        run: () => go({ screen: 'library', id: type.id })
      })
    )
  ]
  const shown = Map.groupBy(matching(entries, search), (entry) => entry.group)

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={styles.palette}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            focus.remember()
            input.current?.focus()
          }}
          onCloseAutoFocus={focus.giveBack}
        >
          <Hidden>
            <Dialog.Title asChild>
              <span>Command palette</span>
            </Dialog.Title>
          </Hidden>
          <Command label="Command palette" shouldFilter={false}>
            <Command.Input
              ref={input}
              value={search}
              onValueChange={setSearch}
              placeholder="Go to, do, or look up a secret type"
              className={styles.input}
            />
            <Command.List className={styles.list}>
              <Command.Empty className={styles.empty}>Nothing is called that.</Command.Empty>
              {[...shown].map(([group, found]) => (
                <Command.Group key={group} heading={group} className={styles.group}>
                  {found.slice(0, search === '' && (group === 'Library' || group === 'Sources') ? 3 : perGroup).map((entry) => (
                    <Command.Item
                      key={`${entry.name} ${entry.detail ?? ''}`}
                      value={`${group} ${entry.name} ${entry.detail ?? ''}`}
                      className={styles.item}
                      onSelect={() => {
                        close()
                        entry.run()
                      }}
                    >
                      <entry.icon size={15} strokeWidth={1.75} />
                      <span className={styles.name}>{entry.name}</span>
                      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
