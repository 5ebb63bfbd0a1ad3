export interface Surroundings {
  electron: { path: string } | { missing: string }
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isRoot: boolean
}

export type HostChoice = { host: 'electron'; path: string } | { host: 'browser'; why: string }

/** The window where it can open, else the page, with the reason in a few words. */
export function chooseHost({ electron, platform, env, isRoot }: Surroundings): HostChoice {
  if ('missing' in electron) return { host: 'browser', why: electron.missing }
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { host: 'browser', why: 'there is no display' }
  if (platform === 'linux' && isRoot) return { host: 'browser', why: "Electron's sandbox does not work for root" }
  return { host: 'electron', path: electron.path }
}
