import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './http-refusal.ts'

const maxBody = 1024 * 1024
const tooLarge = (): HttpRefusal => new HttpRefusal(413, 'A call may be 1 MiB at most.', { connection: 'close' })

/** The call that a request carries: JSON, 1 MiB at most. Refuses with 400, 413 or 415. The time limit is the server's. */
export async function readCall(request: IncomingMessage): Promise<{ method: unknown; input: unknown }> {
  if (!/^application\/json(?:; *charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''))
    throw new HttpRefusal(415, 'Calls are JSON.')
  if (Number(request.headers['content-length'] ?? 0) > maxBody) throw tooLarge()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBody) throw tooLarge()
    parts.push(part)
  }
  const call = parsed(Buffer.concat(parts).toString('utf8'))
  if (typeof call !== 'object' || call === null || Array.isArray(call)) throw new HttpRefusal(400, 'A call is an object.')
  return { method: 'method' in call ? call.method : undefined, input: 'input' in call ? call.input : undefined }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, 'The call is not valid JSON.')
  }
}
