import { expect, it } from 'vitest'
import { installLine, snippetInput, valueKey } from './snippet-words.ts'

it('asks with the fields of the chosen store alone', () => {
  const values = {
    [valueKey('hashicorp-vault', 'address')]: 'https://vault.example',
    [valueKey('aws-secrets-manager', 'address')]: 'eu-central-1',
    [valueKey('hashicorp-vault', 'place')]: ' prod/key ',
    variable: 'MAIL_KEY'
  }
  expect(snippetInput('t', 'environment', values)).toEqual({ typeId: 't', variable: 'MAIL_KEY' })
  expect(snippetInput('t', 'aws-secrets-manager', values)).toEqual({
    typeId: 't',
    place: 'prod/key',
    address: 'eu-central-1',
    variable: 'MAIL_KEY'
  })
  expect(snippetInput('t', 'hashicorp-vault', values)).toEqual({ typeId: 't', place: 'prod/key', address: 'https://vault.example' })
})

it('leaves out a variable that is none', () => expect(snippetInput('t', 'environment', { variable: '1-x' })).toEqual({ typeId: 't' }))

it('says how to install, and nothing where nothing is needed', () => {
  expect(installLine({ language: 'ruby', install: 'vault' })?.text).toBe('gem install vault')
  expect(installLine({ language: 'java', install: 'a:b c:d' })?.text).toBe('a:b\nc:d')
  expect(installLine({ language: 'go', install: '' })).toBeNull()
})
