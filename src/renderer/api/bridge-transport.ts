import type { Transport } from '../../contract/client.ts'
import type { Bridge } from '../../contract/transports/bridge.ts'
import { closed } from '../../contract/transports/refusals.ts'

/** Over what the preload script exposes. A call that main refuses to take (a foreign frame, a dead backend) is answered, not thrown. */
export const bridgeTransport = (bridge: Bridge): Transport => ({
  call: (method, input) => bridge.call(method, input).catch(() => closed),
  listen: (listener) => bridge.on(listener)
})
