/** The three scales of NIST SP 800-61 and what their steps are called. */
export const impactScales = {
  functional: {
    name: 'Functional',
    steps: { none: 'none', low: 'low', medium: 'medium', high: 'high', unknown: 'not known' }
  },
  information: {
    name: 'Information',
    steps: { none: 'none', privacy: 'personal data', proprietary: 'proprietary data', integrity: 'data was changed', unknown: 'not known' }
  },
  recoverability: {
    name: 'Recovery',
    steps: {
      regular: 'with what is at hand',
      supplemented: 'with more resources',
      extended: 'not foreseeable',
      'not-recoverable': 'not possible',
      unknown: 'not known'
    }
  }
} as const

export type Functional = keyof typeof impactScales.functional.steps
export type Information = keyof typeof impactScales.information.steps
export type Recoverability = keyof typeof impactScales.recoverability.steps
