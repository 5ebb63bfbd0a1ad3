/** What the function that reads `variable` is called. A word before the name keeps it from being a keyword of any language. */
export function snippetNames(variable: string): { snake: string; camel: string } {
  const words = variable.split('_').filter(Boolean)
  const said = words.length === 0 ? ['secret'] : words.map((word) => word.toLowerCase())
  return {
    snake: `read_${said.join('_')}`,
    camel: `read${said.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
  }
}
