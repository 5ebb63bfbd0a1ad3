import type { Configuration } from 'electron-builder'
import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const { default: config } = (await import(new URL('../../electron-builder.config.mjs', import.meta.url).href)) as { default: Configuration }

it('the fuses shut what an installed app does not need', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false
  })
})

it('every platform gets its package, signed code that may not be changed at run time where the system knows that', () => {
  expect(
    [config.linux?.target, config.mac?.target, config.win?.target].every((targets) => Array.isArray(targets) && targets.length > 0)
  ).toBe(true)
  expect(config.mac?.hardenedRuntime).toBe(true)
  expect(config.asar).toBe(true)
})

it('Electron is named exactly, in a version that still gets fixes', () => {
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Number(manifest.devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45)
})
