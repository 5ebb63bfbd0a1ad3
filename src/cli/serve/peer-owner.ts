import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

/** What is used of a Socket. */
type Ends = Pick<Socket, 'remoteAddress' | 'remotePort' | 'localPort'>

/**
 * The user whose process holds the other end of a connection within this machine; null when no process holds it, undefined where
 * the system does not tell, which Linux alone does: https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html
 */
export function peerOwner({ remoteAddress = '', remotePort = 0, localPort = 0 }: Ends, read = readTable): number | null | undefined {
  const tables = [read('/proc/net/tcp'), read('/proc/net/tcp6')].filter((table) => table !== undefined)
  if (tables.length === 0) return undefined
  const address = remoteAddress.split('.').map((part) => hex(Number(part), 2))
  // In the byte order of the machine; an IPv6 socket that talks IPv4 has the address at its end.
  const names = [address.join(''), address.toReversed().join('')]
  for (const line of tables.join('\n').split('\n')) {
    const [, local = '', remote = '', , , , , uid = '', , inode = ''] = line.trim().split(/\s+/)
    const [host = '', port] = local.split(':')
    // The same port may lead elsewhere too, and belong to somebody else there.
    if (port !== hex(remotePort, 4) || !remote.endsWith(`:${hex(localPort, 4)}`)) continue
    if (names.some((name) => host.endsWith(name))) return inode === '0' ? null : Number(uid)
  }
  return null
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0')

function readTable(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    // Another system, or hidden.
    return undefined
  }
}

/** Whose connections are taken: this user's, root's, and for root those of the one who became root. All of them may read the workspace. */
export function isOwnPeer(owner: number | null | undefined): boolean {
  const me = process.getuid?.()
  if (owner === undefined || me === undefined) return true
  return owner === me || owner === 0 || (me === 0 && String(owner) === process.env.SUDO_UID)
}
