/** What a script learns from the exit code. `incomplete` wins over `found`: the list of findings may not be whole. */
export const exitCodes = { clean: 0, found: 1, wrongUse: 2, incomplete: 3 } as const
