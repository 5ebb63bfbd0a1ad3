import path from 'node:path'
import { expect, it } from 'vitest'
import { SecretTypePage } from '../../contract/model.ts'
import type { CatalogType } from '../catalog/catalog.ts'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from '../detect/create-detector.ts'
import { typePage } from './type-page.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const pageOf = (type: CatalogType) => {
  const page = catalog.pages()[catalog.types.indexOf(type)]
  if (!page) throw new Error(`${type.id} has no page`)
  return { ...type, category: page.categoryName, hasRule: true, findings: 0, foundAs: null, siblings: [], ...typePage(page) }
}
const named = (id: string) => pageOf(catalog.types.find((type) => type.id === id) ?? expect.fail(`no type ${id}`))

it('fits the contract, for every type', () => {
  for (const type of catalog.types) expect(SecretTypePage.safeParse(pageOf(type)).error).toBeUndefined()
})

it('fits the contract, for every type that is known by its name alone', () => {
  for (const page of catalog.named()) {
    const row = { category: page.categoryName, prefixes: [], hasRule: false, findings: 0, siblings: [] }
    const foundAs = page.foundAs === null ? null : { id: page.foundAs, name: '' }
    expect(SecretTypePage.safeParse({ ...page, ...row, ...typePage(page), foundAs }).error).toBeUndefined()
  }
})

it('shows the tasks by step, with source, address of the source, deep link, command and conflict', () => {
  const { playbook, sources } = named('mailgun-private-api-key')
  expect(playbook.steps.map(({ step }) => step)).toEqual(['assess', 'rotate', 'dependents', 'monitor'])
  const deactivate = playbook.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'deactivate')
  expect(deactivate).toMatchObject({
    applies: 'substitute',
    source: 'Mailgun documentation, Keys API',
    date: '2026-11-24',
    sourceUrl: expect.stringMatching(/^https:\/\/documentation\.mailgun\.com/),
    url: expect.stringMatching(/^https:\/\/app\.mailgun\.com/),
    command: expect.stringContaining('<key-id>'),
    conflict: expect.any(String)
  })
  expect(playbook.clocks).toMatchObject([{ keepsHours: 72 }])
  expect(sources).toContain('Mailgun documentation, Keys API, 2026-11-24')
})

it('says when nothing is known of a command, a link or a conflict', () => {
  const task = named('jwt-token')
    .playbook.steps.flatMap(({ tasks }) => tasks)
    .find(({ id }) => id === 'start')
  expect(task).toMatchObject({ command: null, url: null, conflict: null })
})

it('holds nothing in any command, link or sentence that our own detector would take for a secret', () => {
  const detector = createDetector(catalog)
  const text = catalog.types.map((type) => JSON.stringify(pageOf(type).playbook, null, 1)).join('\n')
  expect(
    detector.detect(Buffer.from(text)).map(({ start, end }) =>
      Buffer.from(text)
        .subarray(start - 40, end)
        .toString()
    )
  ).toEqual([])
})
