import { CloudDownload, FileText, Folder, GitBranch, type LucideIcon } from 'lucide-react'
import type { SourceKind } from '../../../contract/model.ts'

const icons: Record<SourceKind, LucideIcon> = { git: GitBranch, clone: CloudDownload, folder: Folder, text: FileText }

export function SourceIcon({ kind, size = 16 }: { kind: SourceKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} strokeWidth={1.75} />
}
