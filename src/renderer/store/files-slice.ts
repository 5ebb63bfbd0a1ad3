import type { Output } from '../../contract/methods.ts'
import type { Slice } from './slice.ts'

export type Browsed = Output<'files.browse'>

/** Files and folders of the machine that Bulkhead runs on. */
export interface FilesSlice {
  /** Null: the home folder. */
  browse(path: string | null): Promise<Browsed>
}

export const filesSlice: Slice<FilesSlice> = ({ client }) => ({
  browse: (path) => client.call('files.browse', path === null ? {} : { path })
})
