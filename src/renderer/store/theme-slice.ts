import type { Slice } from './slice.ts'

export const themes = ['system', 'dark', 'light'] as const
export type Theme = (typeof themes)[number]

export interface ThemeSlice {
  theme: Theme
  choose(theme: Theme): void
}

const key = 'bulkhead.theme'

/** A browser may refuse storage (a private window); the choice then lasts as long as the window. */
function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export const themeSlice: Slice<ThemeSlice> = ({ set }) => {
  const theme = storedTheme()
  apply(theme)
  return {
    theme,
    choose(chosen) {
      apply(chosen)
      try {
        localStorage.setItem(key, chosen)
      } catch {
        // Not kept, as said above.
      }
      set({ theme: chosen })
    }
  }
}
