// Imported first by every entry, and all else with import(): on Node 20 better-sqlite3 13 ends the process with SIGSEGV, without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`Bulkhead needs Node 22.18 or newer, and this is Node ${process.versions.node} (${process.execPath}).\n`)
  process.exit(2)
}

export {}
