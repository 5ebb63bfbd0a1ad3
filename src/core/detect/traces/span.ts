/** Characters (UTF-16 code units) of a text, from `start` to before `end`. */
export interface Span {
  start: number
  end: number
}
