import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from './catalog-from-sources.ts'
import { taskIds } from './playbook.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const pages = new Map(catalog.types.map(({ id }, at) => [id, catalog.pages()[at]]))

it.each(catalog.types.map(({ id }) => id))('%s has all tasks of all four steps, each with a source and a date', (id) => {
  const tasks = pages.get(id)?.playbook.tasks ?? []
  for (const [step, { automatic, byHand }] of Object.entries(taskIds))
    expect(tasks.filter((task) => task.step === step).map((task) => task.id)).toEqual(expect.arrayContaining([...automatic, ...byHand]))
  expect(tasks.filter(({ source, date, detail }) => source === '' || !/^2\d{3}-/.test(date) || detail === '')).toEqual([])
  expect(new Set(tasks.map((task) => task.id)).size).toBe(tasks.length)
})
