import type { Candidate } from './candidate.ts'
import { base64 } from './decode/base64.ts'
import { mostDepth } from './decode/decode-span.ts'
import { findRuns } from './decode/find-runs.ts'
import { findWideText } from './decode/find-wide-text.ts'
import { type Layer, LayerBuilder, type Region } from './decode/layer.ts'
import { namesIdentifier } from './filters/public-name.ts'
import { type Clues, type Engine, searchText } from './search-text.ts'
import type { DetectOptions } from './types.ts'

/** All layers of a text together are not longer than so many times the text. */
const mostGrowth = 2
const freeRoom = 65_536

/** What a value is taken for whose key tells nothing. */
const secretKey = (key: string): string => `${key}_secret`

interface Room {
  left: number
}

/**
 * Candidates of a text and of what its encoded parts stand for, up to three encodings deep. All parts of one depth are searched as one
 * text, by the same engine: what that costs is bounded by their length, however many they are.
 */
export const searchLayers = (engine: Engine, bytes: Uint8Array, options: DetectOptions): Candidate[] => {
  const { candidates, clues } = searchText(engine, bytes, options)
  return [
    ...candidates,
    ...searchEncoded(engine, bytes, options, { clues, depth: 1, room: { left: bytes.length * mostGrowth + freeRoom } })
  ]
}

const searchEncoded = (
  engine: Engine,
  bytes: Uint8Array,
  options: DetectOptions,
  { clues, depth, room }: { clues: Clues; depth: number; room: Room }
): Candidate[] => {
  const layer = layerOf(bytes, clues, options, { depth, room })
  if (!layer) return []
  const found = searchLayer(engine, layer, options, { depth, room })
  const silent = layer.regions.filter(
    ({ key, start, end }) => key !== undefined && !namesIdentifier(key) && !found.some((one) => one.start >= start && one.end <= end)
  )
  if (silent.length === 0) return found
  const second = new LayerBuilder(bytes, room.left)
  for (const { start, end, key = '' } of silent) second.add(base64, start, end, secretKey(key))
  const named = second.finish()
  room.left -= named?.bytes.length ?? 0
  return named ? [...found, ...searchLayer(engine, named, options, { depth: mostDepth, room })] : found
}

/** Searches a layer and what is encoded in it; candidates are told by their spans in `bytes`. */
const searchLayer = (engine: Engine, layer: Layer, options: DetectOptions, { depth, room }: { depth: number; room: Room }): Candidate[] => {
  const { explain } = options
  const outer = (start: number, end: number) => {
    const region = layer.regionOf(start, end)
    return region && { region, ...layer.sourceOf(region, start, end) }
  }
  const inner: DetectOptions = {
    binary: options.binary,
    onCrowded: options.onCrowded,
    explain:
      explain &&
      ((told) => {
        const source = outer(told.start, told.end)
        if (!source || isCopy(source.region, told, source)) return
        const detail = [source.region.encoding.name, told.detail].filter((part) => part !== '').join(', ')
        explain({ ...told, start: source.start, end: source.end, detail })
      })
  }
  const part = (at: number) => {
    const region = layer.regionOf(at, at)
    return region ? { start: region.keyAt, end: region.at + region.length } : { start: at, end: at }
  }
  const { candidates, clues } = searchText(engine, layer.bytes, inner, { depth, part })
  const deeper = depth < mostDepth ? searchEncoded(engine, layer.bytes, inner, { clues, depth: depth + 1, room }) : []
  return [...candidates, ...deeper].flatMap((candidate) => {
    const source = outer(candidate.start, candidate.end)
    if (!source) return []
    const { region, start, end } = source
    // Between two escapes a value stands as it is: the text itself was searched before.
    const encodings = isCopy(region, candidate, source) ? candidate.encodings : [region.encoding.name, ...(candidate.encodings ?? [])]
    const { decodedIn = { bytes: layer.bytes, start: candidate.start, end: candidate.end } } = candidate
    return [{ ...candidate, start, end, ...(encodings && { encodings, decodedIn }) }]
  })
}

const isCopy = ({ encoding }: Region, inner: { start: number; end: number }, source: { start: number; end: number }): boolean =>
  encoding.kind === 'escapes' && inner.end - inner.start === source.end - source.start

const layerOf = (
  bytes: Uint8Array,
  { escapes, manifests }: Clues,
  { binary = false, onCrowded }: DetectOptions,
  { depth, room }: { depth: number; room: Room }
): Layer | undefined => {
  const builder = new LayerBuilder(bytes, room.left)
  let isFull = false
  const keep = (isAdded: boolean): boolean => {
    isFull ||= !isAdded
    return isAdded
  }
  for (const { key, start, end } of manifests) keep(builder.add(base64, start, end, key))
  const known = new Set(manifests.map(({ start }) => start))
  findRuns(bytes, (encoding, start, end) => known.has(start) || keep(builder.add(encoding, start, end)))
  if (depth > 1 || binary) findWideText(bytes, (encoding, start, end) => keep(builder.add(encoding, start, end)))
  for (const { encoding, start, end } of escapes) keep(builder.add(encoding, start, end))
  if (isFull) onCrowded?.()
  const layer = builder.finish()
  room.left -= layer?.bytes.length ?? 0
  return layer
}
