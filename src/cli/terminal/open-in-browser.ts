import type { spawn as Spawn } from 'node:child_process'

/** Opens a link in the user's browser where there is a display; a machine without one, or without a browser, is no error. */
export function openInBrowser(url: string, env: Record<string, string | undefined>, platform: string, spawn: typeof Spawn): boolean {
  const hasDisplay = platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
  if (!hasDisplay) return false
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
        : ['xdg-open', [url]]
  const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
  return true
}
