import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into the built host before all of it (`node --import`), for tests of what time brings. The clock goes as ever, ahead by as many
 * milliseconds as the parent said last; the product knows nothing of it.
 */
if (isMainThread) {
  const { now } = Date
  let ahead = 0
  Date.now = () => now() + ahead
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [date.now()] : given, made)
  })
  process.on('message', (message: { ahead: number }) => {
    ahead = message.ahead
    process.send?.(message)
  })
  // The host ends when its work does, not when its parent hangs up.
  process.channel?.unref()
}
