import type { Transport } from '../client.ts'
import type { Serve } from '../serve.ts'
import type { Subscribe } from './subscribe.ts'

/** Within one process: for the command line and for tests. */
export const direct = (serve: Serve, onEvent: Subscribe): Transport => ({ call: serve, listen: onEvent })
