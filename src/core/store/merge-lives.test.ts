import { expect, it } from 'vitest'
import { mergeLives } from './merge-lives.ts'

const life = (ref: string, from: number, to: number | null) => ({ ref, from, to })

it.each([
  ['one version follows the other', [life('main', 1, 5), life('main', 5, 9)], [life('main', 1, 9)]],
  ['two files hold it at a time', [life('main', 3, 4), life('main', 1, 9)], [life('main', 1, 9)]],
  ['the later version is still there', [life('main', 5, null), life('main', 1, 5)], [life('main', 1, null)]],
  ['an earlier one is still there', [life('main', 1, null), life('main', 3, 4)], [life('main', 1, null)]],
  ['it was gone for a while', [life('main', 1, 2), life('main', 5, 9)], [life('main', 1, 2), life('main', 5, 9)]],
  ['two refs hold it', [life('old', 1, 2), life('main', 2, null)], [life('main', 2, null), life('old', 1, 2)]]
])('makes one life of it on each ref where %s', (_, lives, merged) => {
  expect(mergeLives(lives)).toEqual(merged)
})
