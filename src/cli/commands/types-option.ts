import { Option } from 'commander'
import type { Remark } from '../../core/catalog/catalog.ts'
import { plainText } from '../../core/report/plain-text.ts'

export interface TypesOption {
  types?: string[]
}

export const typesOption = (): Option =>
  new Option(
    '--types <place>',
    'types of your own: a .yaml file, a .toml file of gitleaks, or a folder of them; may be given again'
  ).argParser((place: string, before: string[] | undefined) => [...(before ?? []), place])

const mostTold = 20

/** Tells on standard error what of the user's files is not as it was. */
export function tellRemarks(remarks: readonly Remark[]): void {
  for (const remark of remarks.slice(0, mostTold)) process.stderr.write(`${plainText(remarkLine(remark))}\n`)
  if (remarks.length > mostTold)
    process.stderr.write(`and ${remarks.length - mostTold} more; bulkhead types --types <file> --format json lists all\n`)
}

const remarkLine = ({ file, line, rule, text }: Remark): string => `${file}:${line}: ${rule === null ? '' : `${rule}: `}${text}`
