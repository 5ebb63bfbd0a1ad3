import { setFlagsFromString } from 'node:v8'

// V8 lets the space of new objects grow while rows of a log or objects of a repository pass through, and what it took stays resident:
// some 80 MB in each thread. Passing through needs no more than this. Before anything else is loaded.
setFlagsFromString('--max-semi-space-size=8')
setFlagsFromString('--semi-space-growth-factor=1')
