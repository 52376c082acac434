import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Says which network file system holds a file, in words for people; null for a disk of this machine. */
export type FolderDetector = (path: string) => string | null;

/** `f_type` of Linux's statfs(2), as `linux/magic.h` and the file systems' own sources name them. */
const NETWORK_TYPES: Record<number, string> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'SMB',
  0xfe534d42: 'SMB',
  0x73757245: 'Coda',
  0x5346414f: 'AFS',
  0x6b414653: 'AFS',
  0x564c: 'NCP',
  0x00c36400: 'Ceph',
  0x01021997: '9P',
  0x0bd00bd0: 'Lustre',
  0x7461636f: 'OCFS2',
  0x01161970: 'GFS2',
  0x786f4256: 'a folder of the virtual machine’s host',
  0x19830326: 'BeeGFS',
};
/** FUSE may be anything: the table of mounts says what. */
const FUSE = 0x65735546;

/** Names of file systems in tables of mounts that reach another machine. */
const NETWORK_NAMES =
  /^(nfs\d?|cifs|smb\w*|afpfs|webdav|ncpfs|afs|ceph|9p|lustre|glusterfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|s3fs|gcsfuse|google-drive\S*|onedriver|curlftpfs|nfs\S*|smb\S*|ceph\S*|gvfsd-fuse|mergerfs-net))$/i;

/** Looks at the file system that a file lies on. Where nobody can say, it is taken for a disk. */
export const networkOf: FolderDetector = (path) => {
  try {
    // On Windows this turns a mapped drive into the share that it stands for.
    const real = realpathSync.native(path);
    if (process.platform === 'win32')
      return /^(\\\\\?\\UNC\\|\\\\[^?.])/i.test(real) ? 'a shared folder' : null;
    if (process.platform === 'linux') return networkOfType(typeOf(real), () => mountOf(real, linuxMounts()));
    if (process.platform === 'darwin') return networkOfName(mountOf(real, bsdMounts()));
  } catch {
    // Not there, or not for us to know: opening says the rest.
  }
  return null;
};

/** `type`: `f_type` of statfs. `mount` gives the name of the file system, where the type does not say. */
export function networkOfType(type: number, mount: () => string | null): string | null {
  const unsigned = type >>> 0;
  if (unsigned === FUSE) return networkOfName(mount());
  return NETWORK_TYPES[unsigned] ?? null;
}

/** `name`: a file system's name in a table of mounts. */
export function networkOfName(name: string | null): string | null {
  if (name === null || !NETWORK_NAMES.test(name)) return null;
  return name.replace(/^fuse\./, '');
}

export interface Mount {
  at: string;
  name: string;
}

/** Lines of `/proc/self/mountinfo` (proc(5)): the fifth field is where, the first after the hyphen is what. */
export function parseMountinfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const at = before?.split(' ')[4];
    const name = after?.split(' ')[0];
    if (at === undefined || name === undefined) return [];
    const unescaped = at.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    return [{ at: unescaped, name }];
  });
}

/** What macOS's `mount` prints: `//anna@server/share on /Volumes/share (smbfs, nodev, nosuid)`. */
export function parseBsdMounts(text: string): Mount[] {
  return [...text.matchAll(/ on (.+) \((\w+)[^()]*\)$/gm)].map(([, at, name]) => ({ at: at!, name: name! }));
}

/** The file system of the innermost mount that holds a path; of several at one place the last counts. */
export function mountOf(path: string, mounts: readonly Mount[]): string | null {
  let found: Mount | null = null;
  for (const mount of mounts) {
    const within = mount.at === '/' || path === mount.at || path.startsWith(`${mount.at}/`);
    if (within && (!found || mount.at.length >= found.at.length)) found = mount;
  }
  return found?.name ?? null;
}

const typeOf = (path: string): number => {
  try {
    return statfsSync(path).type;
  } catch {
    return statfsSync(dirname(path)).type;
  }
};
const linuxMounts = (): Mount[] => parseMountinfo(readFileSync('/proc/self/mountinfo', 'utf8'));
const bsdMounts = (): Mount[] =>
  parseBsdMounts(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000 }));
