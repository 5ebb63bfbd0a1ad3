import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AppState, AppStore } from './app-store.ts'

export const StoreContext = createContext<AppStore | null>(null)

export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('useApp needs a StoreContext above it')
  return store
}

/** What the selector picks; the component renders again when that changes. */
export const useApp = <T>(select: (state: AppState) => T): T => useStore(useAppStore(), select)
