/** A secret found in bytes. */
export interface Match {
  typeId: string
  /** Span of the secret itself in the scanned bytes, or of the encoded text that holds it. */
  start: number
  end: number
  severity: 'critical' | 'high' | 'medium' | 'low'
  /** Where the span holds it in an encoding: the value, and the encodings that were undone, the outermost first. */
  decoded?: { value: Uint8Array; encodings: readonly string[] }
  /** What belongs to it and is no secret, such as the id of a key; without a value where several stand near and none is nearer than the others. */
  partners?: readonly { name: string; value: string | undefined }[]
}

/** Why a candidate was kept or dropped; `reason` is a stable code such as `kept`, `placeholder`, `low-entropy`, `checksum`. */
export interface Explanation {
  typeId: string
  start: number
  end: number
  kept: boolean
  reason: string
  detail: string
}

export interface DetectOptions {
  /** Helps some filters where it is known; blobs of a history are scanned without. */
  path?: string | undefined
  /** Search for distinctive types only. */
  binary?: boolean | undefined
  explain?: ((explanation: Explanation) => void) | undefined
  /** Called once where beginnings of secrets stand so close together that not all were tried. */
  onCrowded?: (() => void) | undefined
}

export interface Detector {
  /** Matches in order of `start`; never two that overlap with the same type. The bytes are not kept. */
  detect(bytes: Uint8Array, options?: DetectOptions): Match[]
  /** Longest span in bytes that any rule can match: the overlap for scanning in windows. */
  readonly maxSpan: number
}
