import { Option } from 'commander'

export interface FormatOption {
  format: 'text' | 'json'
}

export const formatOption = (): Option => new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text')

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 1)}\n`)
