/** Colours of a figure: values, or variables of the page that it stands in. */
export interface FigureColours {
  text: string
  quiet: string
  line: string
  flood: string
  accent: string
  warn: string
}

/** On paper. From the light theme of the workbench. */
export const paperColours: FigureColours = {
  text: '#101820',
  quiet: '#5d6b78',
  line: '#c5cfd8',
  flood: '#c8401c',
  accent: '#0d8a80',
  warn: '#8a5b00'
}
