import { app, dialog } from 'electron'
import type { WireError } from '../contract/errors.ts'

const again = 'Try again'

async function askAgain(message: string, detail: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({ type: 'error', message, detail, buttons: [again, 'Quit'], defaultId: 0, cancelId: 1 })
  if (response !== 0) app.quit()
  return response === 0
}

/** The workspace can't be opened. Quits unless the user wants another try. */
export const askAfterFailure = (error: WireError): Promise<boolean> => askAgain('Bulkhead can not open its workspace.', error.message)

/** It stopped again and again. Quits unless the user wants another try. */
export const askAfterCrashes = (): Promise<boolean> =>
  askAgain(
    'The part of Bulkhead that scans stopped three times within a minute.',
    'Nothing that was found before is lost. The log in the workspace says more.'
  )

/** It stopped once and runs again. */
export const tellRestart = (): Promise<unknown> =>
  dialog.showMessageBox({
    type: 'warning',
    message: 'The part of Bulkhead that scans stopped and was started again.',
    detail: 'Nothing that was found is lost. A scan that was running can be resumed from where it was.',
    buttons: ['OK']
  })
