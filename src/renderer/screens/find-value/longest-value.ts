/** The most that one call takes. */
export const longestValue = 65_536
export const tooLong = 'That is longer than any secret: 65 536 characters at most.'
