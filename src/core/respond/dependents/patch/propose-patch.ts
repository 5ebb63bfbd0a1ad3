import type { Dependent } from '../../../../contract/case/record.ts'
import { referenceIn } from './reference-in.ts'
import { type LineChange, unifiedDiff } from './unified-diff.ts'

export interface PatchRequest {
  dependent: Pick<Dependent, 'kind' | 'path' | 'foundBy'>
  /** Text of the file as it stands now. */
  text: string
  /** Forms of the value; the first is the value itself. */
  values: readonly string[]
  preview: string
  /** Variable that the type is usually read from. */
  variable: string
  /** Where the new key lies, as the case says; null while it lies nowhere. */
  place: string | null
  mask(text: string): string
}

const reading =
  'The literal is shown masked, so this diff is to be read and made by hand, not to be applied. Taking the value out of the file does not take it out of the history: it is dead only when it is rotated.'
const MOST_CHANGES = 50

/** The change that puts a reference where the literal stands. `diff` is empty where none can be proposed; `note` says what to do then. */
export function proposePatch(request: PatchRequest): { diff: string; note: string } {
  const { dependent, text, values, preview, variable, mask } = request
  const [value = ''] = values
  const file = dependent.path ?? ''
  if (value.includes('\n'))
    return {
      diff: '',
      note: `The value has several lines. Take it out of the file and mount it, or read it from ${variable}. ${whereToKeep(request)}`
    }
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  const changes: LineChange[] = []
  const notes = new Set<string>()
  for (const [i, line] of lines.entries()) {
    if (!line.includes(value) || changes.length >= MOST_CHANGES) continue
    const made = changeOf(dependent.kind, file, lines, i, value, nameIn(line, lines[i - 1]) ?? variable)
    if (!made) continue
    changes.push(made.change)
    if (made.note) notes.add(made.note)
  }
  if (changes.length === 0) return { diff: '', note: `${withoutDiff(dependent.kind, variable)} ${whereToKeep(request)}` }
  const show = (shown: string): string => mask(values.reduce((rest, form) => rest.replaceAll(form, preview), shown))
  return { diff: unifiedDiff(mask(file), lines, changes, show), note: [...notes, whereToKeep(request), reading].join(' ') }
}

const whereToKeep = ({ place }: PatchRequest): string =>
  place === null ? 'Keep the new key in a secrets store, not in a file.' : `The new key lies in ${place}.`

/** The variable that the line gives the value to. */
function nameIn(line: string, before: string | undefined): string | undefined {
  const name = /([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)["']?\s*(?::=|=>|[:=])/.exec(line)?.[1]
  return name ?? (/^\s*value:/.test(line) ? /-\s+name:\s*["']?([A-Z][A-Z0-9_]*)/.exec(before ?? '')?.[1] : undefined)
}

function changeOf(
  kind: Dependent['kind'],
  file: string,
  lines: readonly string[],
  i: number,
  value: string,
  name: string
): { change: LineChange; note: string } | undefined {
  const line = lines[i] ?? ''
  const replace = (added: string[], note: string) => ({ change: { line: i + 1, removed: [line], added }, note })
  if (kind === 'env-file')
    return replace([], `Without the line, ${name} has to come from the environment. A file with secrets belongs in .gitignore.`)
  if (kind === 'dockerfile')
    return replace(
      [],
      `An ARG or ENV stays readable in every image that was built. Give ${name} when the container starts, or to a build as --mount=type=secret.`
    )
  if (kind === 'gitlab-ci' || kind === 'circleci' || kind === 'travis' || kind === 'ci')
    return replace([], `Add ${name} to the project’s protected and masked variables: jobs get it from there under the same name.`)
  if (kind === 'terraform' && /\.tfvars$/.test(file))
    return replace([], `Give it as TF_VAR_${name.toLowerCase()} instead, or read it from a secrets store.`)
  if (kind === 'other' && /^\s*Environment=/.test(line))
    return replace(
      [`EnvironmentFile=/etc/${name.toLowerCase().replaceAll('_', '-')}.env`],
      'The file belongs to root with mode 0600. LoadCredential= keeps it out of the environment altogether.'
    )
  if (kind === 'kubernetes' || kind === 'helm') {
    const [, indent] = /^(\s*)value:/.exec(line) ?? []
    if (indent === undefined) return undefined
    const secret = name.toLowerCase().replaceAll('_', '-')
    const added = [`${indent}valueFrom:`, `${indent}  secretKeyRef:`, `${indent}    name: ${secret}`, `${indent}    key: ${name}`]
    return replace(added, `Make the Secret ${secret} outside of git: by External Secrets or Sealed Secrets, or by hand.`)
  }
  const reference = referenceIn(kind, file, name)
  if (!reference) return undefined
  const added = withReference(line, value, reference.expression, reference.join)
  return added === undefined ? undefined : replace([added], reference.note)
}

/** The line with the reference where the literal stood: alone in its quotes, or as a part of a longer string. */
function withReference(line: string, value: string, expression: string, join: string | null): string | undefined {
  const quoted = ['"', "'", '`'].find((quote) => line.includes(`${quote}${value}${quote}`))
  // What stands in a YAML string or a shell word keeps its quotes.
  if (join === '')
    return quoted !== undefined && expression.startsWith('"')
      ? line.replace(`${quoted}${value}${quoted}`, () => expression)
      : line.replace(value, () => expression)
  if (quoted !== undefined) return line.replace(`${quoted}${value}${quoted}`, () => expression)
  const at = line.indexOf(value)
  const quote = ['"', "'"].find((one) => line.slice(0, at).split(one).length % 2 === 0)
  if (join === null || quote === undefined) return undefined
  return `${line.slice(0, at)}${quote}${join}${expression}${join}${quote}${line.slice(at + value.length)}`
}

function withoutDiff(kind: Dependent['kind'], variable: string): string {
  if (kind === 'kubernetes')
    return 'A Secret in git holds the value, in base64 or in the clear. Take the manifest out of git and let External Secrets or Sealed Secrets make it.'
  if (kind === 'helm')
    return 'Let the chart take the name of a Secret that is there already (existingSecret), and take the value out of the values.'
  return `A file of this kind can’t read variables by itself. Let the program read ${variable} from its environment, or from a secrets store.`
}
