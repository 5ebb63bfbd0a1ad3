import { BulkheadError } from '../../contract/errors.ts'

/** What was caught, as an error that can be shown. */
export const asError = (caught: unknown): BulkheadError =>
  caught instanceof BulkheadError
    ? caught
    : new BulkheadError('internal', 'Something failed in this window. Reload it; if it happens again, it is a fault of Bulkhead.', {
        cause: caught
      })
