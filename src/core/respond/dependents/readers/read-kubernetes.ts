import { type Binding, named, place, type Reader, type Store, type Term } from '../binding.ts'
import { refsIn } from '../references.ts'
import { below, readYaml, scalarAt, scalars, type YamlNode } from '../yaml-tree.ts'
import { readLines } from './read-lines.ts'

const workloads = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'ReplicationController',
  'Rollout',
  'Service'
])

/** Manifests of Kubernetes, several in a file. https://kubernetes.io/docs/reference/kubernetes-api/ */
export const readKubernetes: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) => [document, ...(below(document, 'items')?.items ?? [])]).flatMap(manifestOf)
}

function manifestOf(manifest: YamlNode): Binding[] {
  const kind = scalarAt(manifest, 'kind') ?? ''
  const name = scalarAt(manifest, 'metadata', 'name') ?? ''
  const consumer = name === '' ? null : workloads.has(kind) ? name : `${name} (${kind})`
  if (kind === 'Secret')
    return [...dataOf(manifest, 'data', name, consumer, decoded), ...dataOf(manifest, 'stringData', name, consumer, (text) => text)]
  if (kind === 'ConfigMap') return dataOf(manifest, 'data', name, consumer, (text) => text, 'configmap')
  if (kind === 'ExternalSecret') return externalOf(manifest, name, consumer)
  if (kind === 'Kustomization') return generatorsOf(manifest)
  return [...findContainers(manifest)]
    .flatMap((node) => containerOf(node, consumer))
    .concat(volumesOf(manifest, consumer), othersOf(manifest, kind, consumer))
}

function decoded(text: string): string {
  const bare = text.replace(/\s+/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare)
    ? Buffer.from(bare, 'base64')
        .toString('utf8')
        .replace(/[\r\n]+$/, '')
    : text
}

function dataOf(
  manifest: YamlNode,
  part: string,
  secret: string,
  consumer: string | null,
  decode: (text: string) => string,
  store: Store = 'kubernetes'
): Binding[] {
  return (below(manifest, part)?.entries ?? []).map(({ key, line, node }) => {
    const value = decode(node.scalar ?? '')
    return {
      line,
      how: 'given',
      name: key,
      value: value === '' ? null : value,
      refs: refsIn(value),
      defines: [place(store, secret, key)],
      consumer
    }
  })
}

function* findContainers(node: YamlNode): Generator<YamlNode> {
  for (const { key, node: child } of node.entries) {
    if (/^(?:containers|initContainers|ephemeralContainers)$/.test(key)) yield* child.items
    else yield* findContainers(child)
  }
  for (const item of node.items) yield* findContainers(item)
}

function containerOf(container: YamlNode, consumer: string | null): Binding[] {
  const bindings: Binding[] = []
  for (const item of below(container, 'env')?.items ?? []) {
    const name = scalarAt(item, 'name')
    const value = scalarAt(item, 'value')
    const refs: Term[] = value === null ? [] : refsIn(value)
    for (const [ref, store] of [
      ['secretKeyRef', 'kubernetes'],
      ['configMapKeyRef', 'configmap']
    ] as const) {
      const id = scalarAt(item, 'valueFrom', ref, 'name')
      if (id !== null) refs.push(place(store, id, scalarAt(item, 'valueFrom', ref, 'key')))
    }
    bindings.push({ line: item.line, how: 'given', name, value: value === '' ? null : value, refs, defines: [], consumer })
  }
  for (const item of below(container, 'envFrom')?.items ?? []) {
    const secret = scalarAt(item, 'secretRef', 'name')
    const map = scalarAt(item, 'configMapRef', 'name')
    const refs = [...(secret === null ? [] : [place('kubernetes', secret)]), ...(map === null ? [] : [place('configmap', map)])]
    bindings.push({ line: item.line, how: 'read', name: null, value: null, refs, defines: [], consumer })
  }
  for (const key of ['command', 'args'])
    for (const item of below(container, key)?.items ?? [])
      if (item.scalar)
        bindings.push({ line: item.line, how: 'read', name: null, value: item.scalar, refs: refsIn(item.scalar), defines: [], consumer })
  return bindings
}

function volumesOf(manifest: YamlNode, consumer: string | null): Binding[] {
  return [...scalars(manifest)].flatMap(({ path, node, scalar }) =>
    path.includes('volumes') && /^(?:secretName|name)$/.test(path.at(-1) ?? '') && (path.at(-2) === 'secret' || path.at(-2) === 'sources')
      ? [{ line: node.line, how: 'read', name: null, value: null, refs: [place('kubernetes', scalar)], defines: [], consumer }]
      : []
  )
}

/** Of kinds that we know nothing of, what they read by its look. */
function othersOf(manifest: YamlNode, kind: string, consumer: string | null): Binding[] {
  if (workloads.has(kind)) return annotationsOf(manifest, consumer)
  return [...scalars(manifest)].flatMap(({ path, node, scalar }) => {
    const refs = refsIn(scalar)
    if (/^(?:secretName|existingSecret)$/.test(path.at(-1) ?? '') || (path.at(-2) === 'secretRef' && path.at(-1) === 'name'))
      refs.push(place('kubernetes', scalar))
    return refs.length === 0 ? [] : [{ line: node.line, how: 'read', name: null, value: scalar, refs, defines: [], consumer }]
  })
}

/** The Vault agent's injector reads annotations. https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations */
function annotationsOf(manifest: YamlNode, consumer: string | null): Binding[] {
  return [...scalars(manifest)].flatMap(({ path, node, scalar }) => {
    if (!path.includes('annotations') || !path.at(-1)?.startsWith('vault.hashicorp.com/')) return []
    return [{ line: node.line, how: 'read', name: null, value: null, refs: refsIn(` ${scalar}`), defines: [], consumer }]
  })
}

/** https://external-secrets.io/latest/api/externalsecret/ */
function externalOf(manifest: YamlNode, name: string, consumer: string | null): Binding[] {
  const target = scalarAt(manifest, 'spec', 'target', 'name') ?? name
  const remote = (key: string, property: string | null): Term[] => [
    place('vault', key.replace(/^([^/]+)\/data\//, '$1/'), property),
    place('vault', `secret/${key}`, property),
    place('aws-secrets', key, property),
    place('ssm', key, property),
    place('gcp', key, property),
    place('azure', key, property)
  ]
  const one = (item: YamlNode, defines: Term[]): Binding[] => {
    const ref = below(item, 'remoteRef') ?? below(item, 'extract')
    const key = scalarAt(ref, 'key')
    return key === null
      ? []
      : [
          {
            line: item.line,
            how: 'read',
            name: scalarAt(item, 'secretKey'),
            value: null,
            refs: remote(key, scalarAt(ref, 'property')),
            defines,
            consumer
          }
        ]
  }
  return [
    ...(below(manifest, 'spec', 'data')?.items ?? []).flatMap((item) =>
      one(item, [place('kubernetes', target, scalarAt(item, 'secretKey'))])
    ),
    ...(below(manifest, 'spec', 'dataFrom')?.items ?? []).flatMap((item) => one(item, [place('kubernetes', target)]))
  ]
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/ */
function generatorsOf(manifest: YamlNode): Binding[] {
  return (below(manifest, 'secretGenerator')?.items ?? []).flatMap((item) => {
    const secret = scalarAt(item, 'name') ?? ''
    const consumer = `${secret} (Secret)`
    const files = [...(below(item, 'envs')?.items ?? []), ...(below(item, 'files')?.items ?? [])]
    return [
      ...(below(item, 'literals')?.items ?? []).flatMap((literal): Binding[] => {
        const [, name, value = ''] = /^([\w.-]{1,100})=([\s\S]*)$/.exec(literal.scalar ?? '') ?? []
        if (name === undefined) return []
        return [
          { line: literal.line, how: 'given', name, value, refs: [named(name)], defines: [place('kubernetes', secret, name)], consumer }
        ]
      }),
      ...files.map((file): Binding => {
        const name = (file.scalar ?? '').replace(/^[\w.-]+=/, '').replace(/^\.\//, '')
        return {
          line: file.line,
          how: 'read',
          name: null,
          value: null,
          refs: [place('file', name)],
          defines: [place('kubernetes', secret)],
          consumer
        }
      })
    ]
  })
}
