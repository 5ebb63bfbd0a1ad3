import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Source } from '../../contract/model.ts'
import { openObjectDatabase } from '../git/objects/open-object-database.ts'
import { openRepository } from '../git/repository.ts'
import type { ObjectDatabase } from '../git/types.ts'
import { clonePath } from './clone-path.ts'
import { pathBelow } from './folder-path.ts'
import { baseOf, NoRegularFile, readUpTo, withRegularFile } from './regular-file.ts'

/** Opening a large repository takes a moment: the last one stays open while its findings are looked at. */
const KEEP_OPEN_MS = 30_000
const MOST_BYTES = 64 * 1024 * 1024

/** Where something was found: a git object (hex name), or a file of a folder. */
export interface ContentPlace {
  source: Pick<Source, 'id' | 'kind' | 'location' | 'name'>
  object: string | null
  path: string | null
}

export interface ContentReader {
  /** The content as it stands in the source now. Throws `finding.value-gone` when it does not. */
  read(place: ContentPlace): Uint8Array
  close(): void
}

/** Reads content again from where it was found: nothing of it is kept in the workspace. */
export function createContentReader(dataDir: string): ContentReader {
  let open: { sourceId: string; db: ObjectDatabase; timer: NodeJS.Timeout } | undefined
  const close = (): void => {
    if (!open) return
    clearTimeout(open.timer)
    open.db.close()
    open = undefined
  }
  const database = ({ source }: ContentPlace): ObjectDatabase => {
    if (open?.sourceId !== source.id) {
      close()
      const { objectDirs, hash } = openRepository(source.kind === 'clone' ? clonePath(dataDir, source.id) : source.location)
      const db = openObjectDatabase({ objectDirs, hash, cacheDir: path.join(dataDir, 'indexes', source.id) })
      open = { sourceId: source.id, db, timer: setTimeout(close, KEEP_OPEN_MS).unref() }
    }
    open.timer.refresh()
    return open.db
  }

  return {
    read(place) {
      const gone = (why: string): BulkheadError =>
        new BulkheadError(
          'finding.value-gone',
          `What was found in ${place.source.name} can't be read again: ${why}. Scan the source again.`
        )
      if (place.object !== null) {
        const db = database(place)
        const object = db.findHex(place.object)
        if (object < 0) throw gone(`object ${place.object} is no longer in the repository`)
        return db.read(object)
      }
      if (place.source.kind !== 'folder' || place.path === null) throw gone('it was not kept')
      return readFolderFile(place.source.location, place.path, gone)
    },
    close
  }
}

function readFolderFile(root: string, relative: string, gone: (why: string) => BulkheadError): Uint8Array {
  try {
    return withRegularFile(pathBelow(baseOf(root), relative), (fd, size) => {
      if (size > MOST_BYTES) throw gone(`${relative} is larger than ${MOST_BYTES / 1024 / 1024} MB`)
      return readUpTo(fd, size)
    })
  } catch (error) {
    if (error instanceof BulkheadError) throw error
    if (error instanceof NoRegularFile) throw gone(`${relative} is no longer a file`)
    throw gone(`${relative} can't be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
}
