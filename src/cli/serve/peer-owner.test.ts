import { connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { isOwnPeer, peerOwner } from './peer-owner.ts'

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
const row = (local: string, remote: string, uid: number, inode: number): string =>
  `   3: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 ${inode} 1 0000000000000000 20 4 30 10 -1\n`
const ends = { remoteAddress: '127.0.0.1', remotePort: 0xaf01, localPort: 0x1f90 }
const asked = (tcp: string, tcp6 = head): number | null | undefined =>
  peerOwner(ends, (file) => (file === '/proc/net/tcp' ? head + tcp : tcp6))

it.skipIf(process.platform !== 'linux')('tells whose the other end of a real connection is', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const accepted = new Promise<number | null | undefined>((resolve) => server.on('connection', (socket) => resolve(peerOwner(socket))))
  const client = connect(port, '127.0.0.1')
  try {
    expect(await accepted).toBe(process.getuid?.())
  } finally {
    client.destroy()
    server.close()
  }
})

it('takes the row of this connection, not of another from the same port', () => {
  const elsewhere = row('0100007F:AF01', '0100007F:0050', 1000, 7)
  const own = row('0100007F:1F90', '0100007F:AF01', 1000, 8)
  expect(asked(elsewhere + own + row('0100007F:AF01', '0100007F:1F90', 1001, 9))).toBe(1001)
  expect(asked('', head + row('0000000000000000FFFF00000100007F:AF01', '0000000000000000FFFF00000100007F:1F90', 1002, 9))).toBe(1002)
})

it('takes an end that no process holds for nobody, whatever its row says', () => {
  expect(asked(row('0100007F:AF01', '0100007F:1F90', 0, 0))).toBeNull()
  expect(asked('')).toBeNull()
})

it('does not know where the system does not tell', () => {
  expect(peerOwner(ends, () => undefined)).toBeUndefined()
})

it.skipIf(process.platform === 'win32')('takes this user and root, and nobody else', () => {
  const me = process.getuid?.() ?? 0
  expect([me, 0, undefined].map(isOwnPeer)).toEqual([true, true, true])
  expect([me + 12_345, null].map(isOwnPeer)).toEqual([false, false])
})
