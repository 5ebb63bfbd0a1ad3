import path from 'node:path'

/**
 * Where the workspace is when nobody says otherwise: the system's data folder for applications, or BULKHEAD_HOME.
 * Linux: XDG base directory specification; macOS: Application Support; Windows: the local application data.
 */
export function defaultWorkspaceDir(env: Record<string, string | undefined>, platform: string, home: string): string {
  if (env.BULKHEAD_HOME) return path.resolve(env.BULKHEAD_HOME)
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Bulkhead')
  if (platform === 'win32') return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Bulkhead')
  const data = env.XDG_DATA_HOME
  return path.join(data && path.isAbsolute(data) ? data : path.join(home, '.local', 'share'), 'bulkhead')
}
