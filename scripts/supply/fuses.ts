import { flipFuses, type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What a packaged Passage can no longer be made to do by a variable, an argument or a changed file beside it. Every fuse is
 * set: `strictlyRequireAllFuses` fails where a newer Electron has one that is not decided here.
 */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // ELECTRON_RUN_AS_NODE would make the signed app a Node for anybody's script.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS, --inspect.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page has a scheme of its own (src/main/protocol.ts): file: needs no more than a browser gives it.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Faster WebAssembly for a guarded page of memory: the page runs none.
  [FuseV1Options.WasmTrapHandlers]: true,
} satisfies FuseConfig;

/** Sets the fuses of a packaged app: the path of its executable, or of the `.app`. To be called before it is signed. */
export async function setFuses(path: string): Promise<void> {
  await flipFuses(path, FUSES);
}
