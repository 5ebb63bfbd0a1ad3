import { parseRoute, type Route, routeHref } from './route.ts'
import type { Slice } from './slice.ts'

export interface RouteSlice {
  current: Route
  /** A step that Back undoes. */
  go(route: Pick<Route, 'screen'> & Partial<Route>): void
  /** The same place, told more exactly. */
  replace(route: Pick<Route, 'screen'> & Partial<Route>): void
  /** The address changed by itself: Back, Forward, a link. */
  follow(): void
}

export const routeSlice: Slice<RouteSlice> = ({ set }) => ({
  current: parseRoute(location.hash),
  go(route) {
    const href = routeHref(route)
    if (href !== location.hash) history.pushState(null, '', href)
    set({ current: parseRoute(href) })
  },
  replace(route) {
    const href = routeHref(route)
    if (href !== location.hash) history.replaceState(null, '', href)
    set({ current: parseRoute(href) })
  },
  follow() {
    set({ current: parseRoute(location.hash) })
  }
})
