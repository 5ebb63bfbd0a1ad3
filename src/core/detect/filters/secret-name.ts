import { nameParts } from './public-name.ts'

/** A word of its own, or written together with one that is common before it: `monkey` is no key. */
const secretParts =
  /(?:^|_)(?:x?(?:api|app|access|auth|admin|account|bearer|client|consumer|integration|license|master|oauth|private|read|refresh|secret|security|server|service|session|signing|user|web|write)?(?:keys?|tokens?|secrets?|password|credentials?)|passphrase|pwd|bearer|auth|authorization|pat)\d{0,2}(?=_|$)/
const secretWord =
  /(?:key|token|secret|auth|authorization|bearer|basic)["'`]?(?:\s(?:is|was))?[\s:=(,>[{|]{1,12}["'`]?(?:bearer|basic|token)?\s{0,2}["'`]?$/i
/** `new AcmeClient('…')`, `acme.init("…")`: who signs in gives a key. */
const signIn = /^[\w.]{0,24}(?:client|api|sdk|init|initiali[sz]e|configure|setup|connect|login|start|auth\w{0,12})\(\s{0,8}["'`]$/i
const restOfName = /^[\w.-]{1,64}/

const saysSecret = (name: string): boolean => secretParts.test(nameParts(name))

/**
 * Does a name say that the value behind it is a key, token or secret? `name` stands before the value, `link` is the text from the
 * context word to it: the name may go on behind the word (`acmeApiKey: String::from("…`), or be a word before a bare value.
 */
export const namesSecret = (name: string, link: string): boolean =>
  saysSecret(name) ||
  saysSecret(restOfName.exec(link)?.[0] ?? '') ||
  signIn.test(link) ||
  (/^(?:is|was)?$/i.test(name) && secretWord.test(link.slice(-48)))
