const mask = 0xffff_ffff_ffff_ffffn
const rate = 136

const rotations = [
  [0n, 36n, 3n, 41n, 18n],
  [1n, 44n, 10n, 45n, 2n],
  [62n, 6n, 43n, 15n, 61n],
  [28n, 55n, 25n, 21n, 56n],
  [27n, 20n, 39n, 8n, 14n]
]

const roundConstants = Array.from({ length: 24 }, roundConstant)

/** Keccak-256 with the first padding, as Ethereum uses it: not the SHA3-256 of FIPS 202. https://keccak.team/keccak_specs_summary.html */
export function keccak256(bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc((Math.floor(bytes.length / rate) + 1) * rate)
  padded.set(bytes)
  padded[bytes.length] = 1
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80
  let lanes = new Array<bigint>(25).fill(0n)
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane += 1) lanes[lane] = laneAt(lanes, lane) ^ padded.readBigUInt64LE(block + lane * 8)
    for (const constant of roundConstants) lanes = round(lanes, constant)
  }
  const digest = Buffer.alloc(32)
  for (let lane = 0; lane < 4; lane += 1) digest.writeBigUInt64LE(laneAt(lanes, lane), lane * 8)
  return digest
}

/** One round: theta, rho and pi, chi, iota. Lane (x, y) stands at x + 5 y. */
function round(lanes: readonly bigint[], constant: bigint): bigint[] {
  const columns = [0, 1, 2, 3, 4].map((x) => [0, 1, 2, 3, 4].reduce((sum, y) => sum ^ laneAt(lanes, x + 5 * y), 0n))
  const moved = new Array<bigint>(25).fill(0n)
  for (let x = 0; x < 5; x += 1) {
    const theta = laneAt(columns, (x + 4) % 5) ^ rotate(laneAt(columns, (x + 1) % 5), 1n)
    for (let y = 0; y < 5; y += 1) moved[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(laneAt(lanes, x + 5 * y) ^ theta, rotations[x]?.[y] ?? 0n)
  }
  return moved.map((lane, at) => {
    const row = at - (at % 5)
    const chi = lane ^ (~laneAt(moved, row + ((at + 1) % 5)) & mask & laneAt(moved, row + ((at + 2) % 5)))
    return at === 0 ? chi ^ constant : chi
  })
}

function laneAt(lanes: readonly bigint[], at: number): bigint {
  return lanes[at] ?? 0n
}

function rotate(lane: bigint, bits: bigint): bigint {
  return ((lane << bits) | (lane >> (64n - bits))) & mask
}

/** Bits 2^j - 1 of a round's constant are the output of a shift register, seven for each round. */
function roundConstant(_: unknown, index: number): bigint {
  let constant = 0n
  for (let bit = 0; bit < 7; bit += 1) {
    let register = 1
    for (let step = 0; step < (bit + 7 * index) % 255; step += 1) register = (register << 1) ^ (register & 0x80 ? 0x171 : 0)
    if (register & 1) constant |= 1n << (2n ** BigInt(bit) - 1n)
  }
  return constant
}
