import { expect, it } from 'vitest'
import { isAddress, parseCloneAddress } from './clone-address.ts'

it('takes http and https apart', () => {
  expect(parseCloneAddress('https://host.example/team/mail-service.git/')).toEqual({
    url: 'https://host.example/team/mail-service.git',
    host: 'host.example',
    name: 'mail-service',
    credentials: undefined
  })
})

it('keeps user and token out of what is stored', () => {
  const address = parseCloneAddress('https://ann:p%40ss@host.example:8443/a')
  expect(address.credentials).toEqual({ user: 'ann', token: 'p@ss' })
  expect(address.url).toBe('https://host.example:8443/a')
})

it.each(['ssh://host/x', 'git@host:team/x', 'git://host/x', 'file:///tmp/x', 'https://host.example', 'https://', 'https://host/x?a=b'])(
  'refuses %s with words',
  (location) => {
    expect(isAddress(location)).toBe(true)
    expect(() => parseCloneAddress(location)).toThrow(expect.objectContaining({ code: 'clone.bad-address' }))
  }
)

it.each(['/tmp/x', './x', 'C:\\work\\x', 'team/x', '~/x', 'a@b/c'])('takes %s for a path', (location) => {
  expect(isAddress(location)).toBe(false)
})
