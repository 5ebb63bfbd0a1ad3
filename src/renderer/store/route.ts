export const screens = ['overview', 'sources', 'findings', 'library'] as const
export type Screen = (typeof screens)[number]

/** Where the window is: a screen, the thing on it, and what narrows it. Never holds free text: addresses end in the browser's history. */
export interface Route {
  screen: Screen
  id: string | null
  params: Readonly<Record<string, string>>
}

const isScreen = (name: string): name is Screen => screens.some((screen) => screen === name)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads `#/findings/<id>?severity=high`; what it does not know is the overview. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [screen = '', id = ''] = path.split('/', 2)
  if (!isScreen(screen)) return { screen: 'overview', id: null, params: {} }
  return { screen, id: id === '' ? null : decoded(id), params: Object.fromEntries(new URLSearchParams(query)) }
}

export function routeHref({ screen, id = null, params = {} }: Pick<Route, 'screen'> & Partial<Route>): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString()
  return `#/${screen}${id === null ? '' : `/${encodeURIComponent(id)}`}${query === '' ? '' : `?${query}`}`
}
