import { nameParts } from './public-name.ts'

/** Parts that say what a value is or where it is kept, but not whose it is. */
const anybodys =
  /^(?:\d+|my|our|the|this|self|it|x|http|https|rest|web|graphql|sdk|lib|app|apps|application|account|acct|admin|administrator|user|users|username|client|server|service|svc|host|site|api|auth|authentication|authorization|access|private|secret|secrets|default|main|master|global|primary|secondary|live|prod|production|dev|development|stage|staging|test|testing|sandbox|new|old|current|config|configuration|cfg|conf|settings?|options?|opts?|params?|props?|properties|env|environ|environment|process|credentials?|creds|data|values?|var|vars|input|inputs|const|let|static|final|provider|login|deploy|deployment|write|read|search|integration|org|organization|team|project|relay|from|sender|transport|transporter|connection|conn|session|request|req|headers?|context|ctx)$/

/** Does the part of a name before its last word say nothing of whose value it is? */
export const isAnybodys = (prefix: string): boolean =>
  nameParts(prefix)
    .split('_')
    .every((part) => part === '' || anybodys.test(part))
