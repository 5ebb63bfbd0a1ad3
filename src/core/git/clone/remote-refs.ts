import { getRemoteInfo2, type ServerRef } from 'isomorphic-git'
import { BulkheadError } from '../../../contract/errors.ts'
import { isValidRefName, maxRefs } from '../refs-name.ts'
import type { HashName } from '../types.ts'
import { type HttpClient, type HttpRequest, type HttpResponse, withoutCredentials } from './http-client.ts'
import { BrokenOffError, ProtocolError } from './pkt-line.ts'
import type { RemoteAddress } from './remote-address.ts'

export interface RemoteRef {
  name: string
  oid: string
  /** What a tag object leads to; null for what is none. */
  peeled: string | null
}

/** What a server offers. */
export interface Remote {
  /** Branches and tags with names that git allows, by name. */
  refs: RemoteRef[]
  /** Branch that HEAD is on; null when it is detached or the server does not say. */
  headBranch: string | null
  hash: HashName
  capabilities: ReadonlySet<string>
  /** Address without `/info/refs`, after redirects. */
  url: string
  /** Headers with which the server let us in. */
  headers: Record<string, string>
}

/** Bytes of the list of refs: room for about a million. */
const maxAdvertisement = 1 << 26
const suffix = '/info/refs?service=git-upload-pack'

/** Asks a server for its refs, with isomorphic-git; credentials are shown only to a server that demands them. */
export async function readRemote(http: HttpClient, address: RemoteAddress): Promise<Remote> {
  let headers: Record<string, string> = {}
  let body: WatchedBody | undefined
  let url = address.url
  const request = async (asked: HttpRequest): Promise<HttpResponse> => {
    const response = await http.request(asked)
    headers = { ...asked.headers }
    url = response.url
    body = new WatchedBody(response.body)
    return { ...response, body: body.read() }
  }
  const { credentials } = address
  const info = await getRemoteInfo2({
    http: { request },
    url: address.url,
    protocolVersion: 1,
    ...(credentials
      ? { onAuth: () => ({ username: credentials.user, password: credentials.token }), onAuthFailure: () => ({ cancel: true }) }
      : {})
  }).catch((error) => {
    throw body?.error ?? error
  })
  // Its reader takes a broken connection for the end of the list, and refs that were not read would be taken for deleted.
  if (body?.error) throw body.error
  if (!body?.isWhole) throw new BrokenOffError()
  const refs = branchesAndTags(info.refs ?? [])
  if (refs.length > maxRefs)
    throw new BulkheadError(
      'source.unsupported',
      `${address.host} offers ${refs.length} branches and tags, more than ${maxRefs}. Clone it with git and scan the folder.`
    )
  // A server that sent us on has not asked that the next one gets the credentials.
  const isSameOrigin = new URL(url).origin === address.origin
  return {
    refs,
    headBranch: headBranch(info.refs ?? [], refs),
    hash: info.capabilities['object-format'] === 'sha256' ? 'sha256' : 'sha1',
    capabilities: new Set(Object.keys(info.capabilities)),
    url: url.endsWith(suffix) ? url.slice(0, -suffix.length) : address.url,
    headers: isSameOrigin ? headers : withoutCredentials(headers)
  }
}

function branchesAndTags(listed: ServerRef[]): RemoteRef[] {
  const refs = new Map<string, RemoteRef>()
  for (const { ref, oid, peeled } of listed) {
    if (!/^refs\/(?:heads|tags)\//.test(ref) || !isValidRefName(Buffer.from(ref).toString('latin1'))) continue
    if (![oid, peeled ?? oid].every((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)))
      throw new ProtocolError('a ref has no object name')
    refs.set(ref, { name: ref, oid, peeled: peeled ?? null })
  }
  return [...refs.values()].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
}

function headBranch(listed: ServerRef[], refs: RemoteRef[]): string | null {
  const head = listed.find(({ ref }) => ref === 'HEAD')
  const found =
    refs.find(({ name }) => name === head?.target) ?? refs.find(({ name, oid }) => name.startsWith('refs/heads/') && oid === head?.oid)
  return found?.name ?? null
}

/** A body that remembers how it ended. */
class WatchedBody {
  error: unknown
  private readonly source: AsyncIterable<Uint8Array>
  private end = Buffer.alloc(0)
  private length = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source
  }

  /** Its last line was a flush, as the protocol wants. */
  get isWhole(): boolean {
    return this.end.toString('latin1') === '0000'
  }

  async *read(): AsyncIterableIterator<Uint8Array> {
    try {
      for await (const chunk of this.source) {
        this.length += chunk.length
        if (this.length > maxAdvertisement) throw new ProtocolError(`the list of refs is longer than ${maxAdvertisement} bytes`)
        this.end = Buffer.concat([this.end, chunk.subarray(-4)]).subarray(-4)
        yield chunk
      }
    } catch (error) {
      this.error = error
      throw error
    }
  }
}
