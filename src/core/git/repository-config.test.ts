import { expect, it } from 'vitest'
import { parseBool, parseConfig } from './repository-config.ts'

it('reads sections, subsections, quotes, escapes, comments and continued lines as git does', () => {
  const text = [
    '\uFEFF# comment',
    '[Core]',
    '\tBare = false ; comment',
    '[remote "Origin \\"x\\""] url = " a ; b " # c',
    'fetch = +refs/heads/*:\\',
    'refs/remotes/origin/*   ',
    'promisor',
    '[branch.main]',
    'merge = a\\tb\\\\',
    'merge = second'
  ].join('\r\n')
  expect([...parseConfig(text)]).toEqual([
    ['core.bare', ['false']],
    ['remote.Origin "x".url', [' a ; b ']],
    ['remote.Origin "x".fetch', ['+refs/heads/*:refs/remotes/origin/*']],
    ['remote.Origin "x".promisor', ['true']],
    ['branch.main.merge', ['a\tb\\', 'second']]
  ])
})

it('passes over what makes no sense', () => {
  expect([...parseConfig('key = before any section\n[a\n]\n= x\n[ok]\n!!\nk = 1\n')]).toEqual([['ok.k', ['1']]])
})

it('takes the time of one pass for a hostile file', () => {
  const started = performance.now()
  parseConfig(`[a]\nb = ${'\\\n'.repeat(300_000)}`)
  parseConfig(`[a]\nb = ${'\\'.repeat(600_000)}x`)
  expect(performance.now() - started).toBeLessThan(2000)
})

it('reads truth values', () => {
  expect(['yes', 'ON', '2', 'false', '0', '', 'perhaps', undefined].map(parseBool)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    undefined,
    undefined
  ])
})
