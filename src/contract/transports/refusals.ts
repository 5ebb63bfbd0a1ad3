import type { Answer } from '../serve.ts'

/** The other end is gone: nothing is known about what became of the call. */
export const closed: Answer = {
  ok: false,
  error: { code: 'transport.closed', message: 'The connection to Bulkhead was lost before the answer came. Try again.' }
}

/** The value can't travel: it holds a function, a class instance or the like. */
export const notSendable: Answer = {
  ok: false,
  error: { code: 'contract.bad-input', message: 'The input holds something that is not plain data.' }
}
