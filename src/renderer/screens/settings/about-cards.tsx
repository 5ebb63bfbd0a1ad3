import type { AppInfo } from '../../../contract/model.ts'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { formatCount, plural } from '../../ui/format-number.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './settings.module.css'

const hosts: Record<AppInfo['host'], string> = {
  electron: 'The desktop application',
  browser: 'A page on this machine alone',
  cli: 'The command line'
}

/** Where everything is kept. */
export const WorkspaceCard = ({ info }: { info: AppInfo }) => (
  <Card title="Workspace">
    <div className={styles.body}>
      <Facts>
        <Fact name="Folder">
          <Untrusted text={info.workspace} />
          <CopyButton text={info.workspace} what="the workspace folder" />
        </Fact>
        <Fact name="Bulkhead">{info.version}</Fact>
        <Fact name="Runs as">{hosts[info.host]}</Fact>
        <Fact name="Secret types">{formatCount(info.types)}</Fact>
        <Fact name="Node, SQLite">
          {info.node}, {info.sqlite}
        </Fact>
      </Facts>
      <p className={styles.says}>
        Findings, cases, journals and copies of evidence lie in this folder; no secret value does. Back it up as a whole, with the key that
        the fingerprints are made with.
      </p>
    </div>
  </Card>
)

/** What left this machine, and when anything may. */
export const NetworkCard = ({ info }: { info: AppInfo }) => (
  <Card title="Network">
    <div className={styles.body}>
      <Facts>
        <Fact name="Since start">{info.network.calls === 0 ? 'nothing left this machine' : plural(info.network.calls, 'call')}</Fact>
        <Fact name="Last host">{info.network.lastHost === null ? 'none' : visibleText(info.network.lastHost)}</Fact>
      </Facts>
      <p className={styles.says}>
        Bulkhead contacts a host only when you allow it by name, for that one time: to clone a repository or to bring a clone up to date.
        Scanning, decoding, cases, reports and the library need no network.
      </p>
    </div>
  </Card>
)
