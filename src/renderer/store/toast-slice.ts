import type { Slice } from './slice.ts'

export interface ToastMessage {
  id: number
  title: string
  detail: string | null
  tone: 'done' | 'problem'
  action: { label: string; run(): void } | null
}

export interface ToastSlice {
  messages: readonly ToastMessage[]
  show(message: Pick<ToastMessage, 'title'> & Partial<ToastMessage>): void
  dismiss(id: number): void
}

/** More than a few at once is noise: the oldest go. */
const atOnce = 3

export const toastSlice: Slice<ToastSlice> = ({ get, set }) => {
  let next = 1
  return {
    messages: [],
    show({ title, detail = null, tone = 'done', action = null }) {
      set({ messages: [...get().toasts.messages, { id: next++, title, detail, tone, action }].slice(-atOnce) })
    },
    dismiss(id) {
      set({ messages: get().toasts.messages.filter((message) => message.id !== id) })
    }
  }
}
