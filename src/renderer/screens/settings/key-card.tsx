import { useState } from 'react'
import type { AppInfo } from '../../../contract/model.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import styles from './settings.module.css'

const guards: Record<AppInfo['key']['by'], string> = {
  system: "The system's key store",
  file: 'A file in the workspace that this user alone reads',
  memory: 'Memory: this workspace is not kept'
}

const moves = {
  system: {
    act: 'Guard it with the system…',
    title: "Move the key into the system's key store?",
    says: 'The file with the key is deleted. From then on only this app, as this user on this machine, opens the workspace: the command line and the page on loopback refuse it until the key is moved back.',
    yes: 'Move it into the key store'
  },
  file: {
    act: 'Keep it in a file…',
    title: 'Move the key into a file?',
    says: 'The command line and the page on loopback can open the workspace then. Whoever copies the whole folder has the key too, and can try guesses for weak secrets.',
    yes: 'Move it into a file'
  }
} as const

/** Who guards the key that fingerprints are made with, and the way to change that where the app can. */
export function KeyCard({ info: { key } }: { info: AppInfo }) {
  const move = useApp((state) => state.session.moveKey)
  const act = useAct()
  const [asked, setAsked] = useState(false)
  const to = key.by === 'system' ? 'file' : 'system'
  const words = moves[to]
  return (
    <Card title="Workspace key">
      <div className={styles.body}>
        <Facts>
          <Fact name="Guarded by">{key.by === 'system' ? (key.store ?? guards.system) : guards[key.by]}</Fact>
        </Facts>
        <p className={styles.says}>{key.why}</p>
        {key.by !== 'memory' && key.store !== null && <Button onClick={() => setAsked(true)}>{words.act}</Button>}
      </div>
      {asked && (
        <Dialog
          title={words.title}
          says={words.says}
          size="small"
          onClose={() => setAsked(false)}
          footer={
            <>
              <Button look="ghost" onClick={() => setAsked(false)}>
                Leave it
              </Button>
              <Button
                look="primary"
                data-autofocus
                onClick={() => {
                  setAsked(false)
                  act(move(to), 'The key was not moved')
                }}
              >
                {words.yes}
              </Button>
            </>
          }
        />
      )}
    </Card>
  )
}
