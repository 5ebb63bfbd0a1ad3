import { setFlagsFromString } from 'node:v8'

// Rows of a log and objects of a repository pass through by the million. V8 would let the space of new objects grow with them, and the old
// one to a multiple of what lives in it, and keep both: 100 MB more for a log of 1 GB.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=30')
