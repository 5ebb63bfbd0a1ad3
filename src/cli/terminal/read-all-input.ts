import { BulkheadError } from '../../contract/errors.ts'

const most = 64 * 1024

/** Standard input as one text without the line's end; at most 64 KiB. */
export async function readAllInput(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new BulkheadError('contract.bad-input', 'Standard input has more than 64 KiB: that is no secret and no act.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
