import type { Zone } from '../../../src/core/usage/local-time.ts'
import type { Chance } from './chance.ts'
import type { Service } from './services.ts'

/** What the writers of events share. */
export interface World {
  chance: Chance
  service: Service
  from: number
  exposedFrom: number
  rotatedAt: number
  home: Zone
  away: Zone
  addresses: Addresses
  hasList: boolean
  add(event: {
    at: number
    ip: string
    action: string
    actor?: string
    userAgent?: string
    resource?: number
    failed?: boolean
    bytes?: number
  }): void
}

export interface Addresses {
  servers: string[]
  office: string
  secondOffice: string
  homes: string[]
  vpn: string
  /** The i-th machine of the CI's cloud. */
  ci(i: number): string
  foreign(): string
}

export const groupKey = (ip: string, action: string): string => `${ip} ${action}`
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** User agents of ordinary life, and of those who do not care. */
export const agents = {
  server: 'acme-backend/4.2.1',
  person: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0',
  ci: 'acme-ci/2.0',
  foreign: 'python-requests/2.32.3'
}
