export const screens = ['overview', 'sources', 'findings', 'incidents', 'monitor', 'library', 'reports', 'settings'] as const
export type Screen = (typeof screens)[number]

/** Where the window is: a screen, the thing on it, a part of that, and what narrows it. Never holds free text: addresses end in the browser's history. */
export interface Route {
  screen: Screen
  id: string | null
  part: string | null
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

const named = (text: string): string | null => (text === '' ? null : decoded(text))

/** Reads `#/findings/<id>?severity=high` and `#/incidents/<id>/<part>`; what it does not know is the overview. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [screen = '', id = '', part = ''] = path.split('/', 3)
  if (!isScreen(screen)) return { screen: 'overview', id: null, part: null, params: {} }
  return { screen, id: named(id), part: named(part), params: Object.fromEntries(new URLSearchParams(query)) }
}

export function routeHref({ screen, id = null, part = null, params = {} }: Pick<Route, 'screen'> & Partial<Route>): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString()
  const below = id === null ? [] : [id, ...(part === null ? [] : [part])]
  return `#/${[screen, ...below.map(encodeURIComponent)].join('/')}${query === '' ? '' : `?${query}`}`
}
