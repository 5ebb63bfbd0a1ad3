import { vi } from 'vitest'

/** jsdom lays nothing out: gives every element a size, and a window that is wide or narrow. */
export function layOut({ width = 1440 }: { width?: number } = {}): void {
  vi.stubGlobal('matchMedia', (query: string) => {
    const least = /min-width: (\d+)px/.exec(query)?.[1]
    const most = /max-width: (\d+)px/.exec(query)?.[1]
    return {
      matches: (least === undefined || width >= Number(least)) && (most === undefined || width <= Number(most)),
      addEventListener() {},
      removeEventListener() {}
    }
  })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    }
  )
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
  HTMLElement.prototype.scrollTo = () => {}
  HTMLElement.prototype.scrollIntoView = () => {}
  HTMLElement.prototype.hasPointerCapture = () => false
}
