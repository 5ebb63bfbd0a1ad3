/** Made of words, as a person writes names, sentences and keys: no digits that matter, parts that can be spoken. */
export const isWords = (value: string): boolean => {
  const parts = value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((part) => part !== '')
  const letters = parts.join('').length
  const others = value.replace(/[A-Za-z\s_\-.:/]/g, '').length
  if (letters === 0 || others > 1) return false
  return parts.every(
    (part) =>
      part.length < 3 || (/[aeiouy]/i.test(part) && !/[^aeiouy]{5,}/i.test(part) && (/^[A-Z]?[a-z]+$/.test(part) || /^[A-Z]+$/.test(part)))
  )
}
