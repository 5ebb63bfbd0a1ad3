import { expect, type Page } from '@playwright/test'
import { client } from '../src/contract/client.ts'
import type { Scan } from '../src/contract/model.ts'
import type { Answer } from '../src/contract/serve.ts'

/** The contract as the page's own session speaks it, for what a test only prepares or looks up. */
export function api(page: Page) {
  return client({
    async call(method, input) {
      const response = await page.request.post(new URL('/api/call', page.url()).href, { data: { method, input } })
      return (await response.json()) as Answer
    },
    listen: () => () => undefined
  })
}

/** Adds the place as a source if it is none yet, scans it to the end and answers how that went. */
export async function scan(page: Page, location: string): Promise<Scan> {
  const { call } = api(page)
  const source = await call('sources.add', { location })
  const { scanId } = await call('scans.start', { sourceId: source.id })
  let ended: Scan | undefined
  await expect(async () => {
    ended = await call('scans.get', { scanId })
    expect(ended.endedAt).not.toBeNull()
  }).toPass({ intervals: [50] })
  if (!ended) throw new Error('the scan did not end')
  return ended
}

/** Goes to an address of the page, as a link would. */
export const visit = (page: Page, address: `#/${string}`): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, address)
