/** A path as `findings.paths` holds it: lower case, and no line feed, which parts the paths there. */
export const searchablePath = (path: string): string => path.toLowerCase().replaceAll('\n', ' ')
