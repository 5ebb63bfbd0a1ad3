import { expect, it } from 'vitest'
import { chooseHost, type Surroundings } from './choose-host.ts'

const desktop: Surroundings = { electron: { path: '/electron' }, platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false }

it('opens the window where it can', () => {
  expect(chooseHost(desktop)).toEqual({ host: 'electron', path: '/electron' })
  expect(chooseHost({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toMatchObject({ host: 'electron' })
  expect(chooseHost({ ...desktop, platform: 'darwin', env: {} })).toMatchObject({ host: 'electron' })
})

it.each<[string, Partial<Surroundings>, string]>([
  ['no program', { electron: { missing: 'not installed' } }, 'not installed'],
  ['no display', { env: {} }, 'there is no display'],
  ['root', { isRoot: true }, "Electron's sandbox does not work for root"]
])('serves the page with %s, and says why', (_name, changed, why) => {
  expect(chooseHost({ ...desktop, ...changed })).toEqual({ host: 'browser', why })
})
