// Runs before the scripts that need a new Node, so it must itself run on an old one.
// On Linux `npm ci` puts Node 24 into node_modules/.bin, which npm scripts find first; elsewhere the system's Node is used.
var parts = process.versions.node.split('.').map(Number)
if (parts[0] < 22 || (parts[0] === 22 && parts[1] < 18)) {
  console.error(
    'Bulkhead needs Node 22.18 or newer, and this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').\n' +
      (process.platform === 'linux'
        ? 'Run `npm ci` first, without --omit=optional: it brings Node 24 along and npm scripts use it.'
        : 'Install Node 24 from https://nodejs.org and try again.')
  )
  process.exit(1)
}
