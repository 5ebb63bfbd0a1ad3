// BULKHEAD_PACK_STANDIN: a folder that stands in for Electron's own files, so that packing can be checked where those can't be had.
const standIn = process.env.BULKHEAD_PACK_STANDIN

/**
 * A whole list for each platform, and none at the top: a platform's list of exclusions alone would add everything else.
 * better-sqlite3 brings one .node for each platform: only the target's is kept. Not ${platform}: that is the machine that packs.
 */
const files = (platform) => [
  'out/**',
  'package.json',
  'LICENSE',
  '!out/sources.sha256',
  '!**/*.map',
  '!node_modules/node-addon-api',
  '!node_modules/better-sqlite3/{deps,src,binding.gyp}',
  `!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`
]

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'dev.bulkhead.workbench',
  productName: 'Bulkhead',
  copyright: 'Copyright © 2026 The Bulkhead authors',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  asar: true,
  // Threads read their files without the archive's help: the worker, what it imports, and the catalogue lie outside.
  asarUnpack: ['node_modules/better-sqlite3/**', 'out/main/*.worker.js', 'out/main/chunks/**', 'out/main/catalog*'],
  npmRebuild: false,
  publish: null,
  ...(standIn
    ? { electronDist: standIn }
    : {
        electronFuses: {
          runAsNode: false,
          enableCookieEncryption: true,
          enableNodeOptionsEnvironmentVariable: false,
          enableNodeCliInspectArguments: false,
          enableEmbeddedAsarIntegrityValidation: true,
          onlyLoadAppFromAsar: true,
          grantFileProtocolExtraPrivileges: false
        }
      }),
  linux: {
    files: files('linux'),
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] }
    ],
    category: 'Development',
    maintainer: 'The Bulkhead authors'
  },
  mac: {
    files: files('darwin'),
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] }
    ],
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    notarize: false
  },
  win: { files: files('win32'), target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true }
}
