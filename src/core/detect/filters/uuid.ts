/** A value that is a UUID and nothing else: an identifier more often than a secret. */
export const isUuid = (value: string): boolean => /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(value)
