import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { api, onConnection } from './api/api.ts'
import './app/tokens.css'
import './app/base.css'
import { App } from './app/app.tsx'

// Dialogs lock the page's scrolling with a <style> element: it needs the nonce that the host put into this page.
setNonce(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '')

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App client={api} onConnection={onConnection} />
    </StrictMode>
  )
