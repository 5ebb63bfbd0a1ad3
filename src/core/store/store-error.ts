import { BulkheadError } from '../../contract/errors.ts'

/** What a failure of SQLite or the file system means for the user of the workspace in `place`; other errors come back as they are. */
export function storeError(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new BulkheadError(
      'workspace.disk-full',
      `The disk that holds the workspace ${place} is full. What was saved before is safe; the last step was not saved. Free some space, then do it again.`,
      { cause: error }
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new BulkheadError(
      'workspace.damaged',
      `The database of the workspace ${place} is damaged. Put back a copy of the folder, or move the folder away and scan again.`,
      { cause: error }
    )
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH|IOERR)/.test(code) || ['EACCES', 'EPERM', 'EROFS', 'EIO'].includes(code)) {
    return new BulkheadError(
      'workspace.no-access',
      `Bulkhead can't read and write the workspace ${place} (${code}). Check who owns it and its rights, or choose another folder with --workspace or BULKHEAD_HOME.`,
      { cause: error }
    )
  }
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    return new BulkheadError(
      'workspace.no-access',
      `The workspace ${place} can't be a folder: ${code === 'ENAMETOOLONG' ? 'its name is too long' : 'there is a file in its way'}. Choose another folder with --workspace or BULKHEAD_HOME.`,
      { cause: error }
    )
  }
  return error
}

type Functions<T> = { [K in keyof T]: (...args: never[]) => unknown }

/** The same functions, with their failures told as storeError tells them. */
export function guarded<T extends Functions<T>>(place: string, functions: T): T {
  const guard =
    (inner: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      try {
        return inner(...args)
      } catch (error) {
        throw storeError(error, place)
      }
    }
  const entries: [string, (...args: never[]) => unknown][] = Object.entries(functions)
  return Object.fromEntries(entries.map(([name, inner]) => [name, guard(inner)])) as T
}

/** The same for what is read one by one. What fails at the reader's side stays what it is. */
export function* guardedEach<T>(place: string, items: Iterable<T>): Generator<T> {
  try {
    yield* items
  } catch (error) {
    throw storeError(error, place)
  }
}
