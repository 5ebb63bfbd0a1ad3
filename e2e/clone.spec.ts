import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type GitServer, serveGit } from '../test/support/git-http.ts'
import { plantedSecret } from '../test/support/planted.ts'
import { createTracer } from '../test/support/value-traces.ts'
import { writtenBytes } from '../test/support/written-bytes.ts'
import { test as base, expect } from './fixtures.ts'
import { Traffic } from './traffic.ts'

const test = base.extend<{ server: GitServer }>({
  /** Serves `home`/served. */
  server: async ({ home, shop }, use) => {
    const root = path.join(home, 'served')
    mkdirSync(root)
    shop.repo.git('clone', '--quiet', '--bare', shop.repo.path, path.join(root, 'shop.git'))
    const server = await serveGit(root)
    await use(server)
    await server.close()
  }
})

test('a clone asks for the host by name, for a login that it keeps nowhere, and is brought up to date', async ({
  workbench: page,
  workspace,
  home,
  shop,
  server
}) => {
  const token = { value: randomBytes(24).toString('base64url'), twin: '' }
  server.behave({ credentials: { user: 'ada', token: token.value } })
  const traffic = await Traffic.of(page)
  const source = page.getByRole('complementary', { name: 'The source' })
  const allow = page.getByRole('checkbox', { name: `Allow Bulkhead to contact ${server.host} this time` })

  await test.step('nothing is contacted before a yes', async () => {
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Scan a source' })
    await dialog.getByRole('textbox', { name: 'Folder or clone address' }).fill(`${server.url}/shop.git`)
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await expect(dialog).toContainText(`Cloning contacts ${server.host}, and nothing else.`)
    await expect(dialog.getByRole('button', { name: 'Clone and scan' })).toBeDisabled()
    await expect(page.getByRole('button', { name: /^Network off/, includeHidden: true })).toBeVisible()
    expect(server.requests).toEqual([])
    await allow.check()
    await dialog.getByRole('button', { name: 'Clone and scan' }).click()
  })

  await test.step('the host asks who it is, and refuses a wrong answer', async () => {
    await expect(source.getByRole('button', { name: /^Failed/ })).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'Coverage' })).toContainText(/user|token/)
    await update('ada', 'not-the-token')
    await expect(source.getByRole('button', { name: /^Failed/ })).toHaveCount(2)
  })

  await test.step('with the right one it is cloned and scanned', async () => {
    await update('ada', token.value)
    await expect(source.getByRole('link', { name: '3 secrets' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Network was used' })).toContainText('3 calls')
    const trace = createTracer([token])
    const written = [...writtenBytes(workspace, home)].filter(({ bytes }) => trace(bytes).length > 0)
    expect(written.map(({ name }) => name)).toEqual([])
    expect(await traffic.tracesOf(token)).toEqual(['request scans.start'])
  })

  await test.step('scanning again contacts nobody; an update brings the next commit', async () => {
    const before = server.requests.length
    await page.getByRole('button', { name: 'Scan again' }).click()
    await expect(source.getByRole('button', { name: /^Complete .* 0 new/ })).toBeVisible()
    expect(server.requests).toHaveLength(before)

    shop.repo.commit({ '.npmrc': plantedSecret('npm-access-token', 31).text }, 'publish from CI')
    shop.repo.git('push', '--quiet', path.join(home, 'served', 'shop.git'), 'main')
    await update('ada', token.value)
    await expect(source.getByRole('button', { name: /^Complete .* 1 new/ })).toBeVisible()
    await expect(source.getByRole('link', { name: '4 secrets' })).toBeVisible()
  })

  await test.step('the clone goes with the source', async () => {
    const clones = (): string[] => readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pack'))
    expect(clones()).not.toEqual([])
    await page.getByRole('button', { name: 'Remove…' }).click()
    await expect(page.getByRole('dialog')).toContainText('The clone in the workspace is deleted')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await expect(page.getByText('No source yet')).toBeVisible()
    expect(clones()).toEqual([])
  })

  async function update(user: string, password: string): Promise<void> {
    await source.getByRole('button', { name: 'Update…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Update shop' })
    await allow.check()
    await dialog.getByRole('button', { name: 'It asks for a user and a token' }).click()
    await dialog.getByRole('textbox', { name: 'User' }).fill(user)
    await dialog.getByRole('textbox', { name: 'Token or password' }).fill(password)
    await dialog.getByRole('button', { name: 'Update and scan' }).click()
    await expect(dialog).toBeHidden()
  }
})

test('a host that is not there, and one that serves no repository, are said to be so', async ({ workbench: page, server }) => {
  const source = page.getByRole('complementary', { name: 'The source' })
  const clone = async (address: string): Promise<void> => {
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Scan a source' })
    await dialog.getByRole('textbox', { name: 'Folder or clone address' }).fill(address)
    await page.keyboard.press('Enter')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Clone and scan' }).click()
    await expect(source.getByRole('button', { name: /^Failed/ })).toBeVisible()
  }
  server.behave({ page: true })
  await clone(`${server.url}/shop.git`)
  await expect(page.getByRole('region', { name: 'Coverage' })).toContainText(/no(t a)? (git )?repository/)
  await server.close()
  await clone(`${server.url}/other.git`)
  await expect(page.getByRole('region', { name: 'Coverage' })).toContainText(server.host)
})
