import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
  mountOf,
  networkOf,
  networkOfName,
  networkOfType,
  parseBsdMounts,
  parseMountinfo,
} from './file-system.ts';

describe('which file system holds a project', () => {
  it('is a disk for this machine’s temporary folder, by the system’s own word', () => {
    expect(networkOf(tmpdir())).toBeNull();
    expect(networkOf('/nowhere/at/all')).toBeNull();
    if (process.platform === 'linux') {
      expect(networkOfType(statfsSync('/proc').type, () => null)).toBeNull();
      expect(statfsSync('/proc').type).toBe(0x9fa0);
    }
  });

  it.each([
    [0x6969, 'NFS'],
    [0xff534d42, 'SMB'],
    [0xff534d42 | 0, 'SMB'],
    [0xfe534d42, 'SMB'],
    [0x01021997, '9P'],
    [0xef53, null],
    [0x01021994, null],
  ])('is told by the type of statfs: %i is %s', (type, name) => {
    expect(networkOfType(type, () => null)).toBe(name);
  });

  it('is told by the table of mounts where it is FUSE', () => {
    const mounts = parseMountinfo(
      [
        '22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw',
        '90 22 0:55 / /home/anna/uni rw,nosuid shared:2 master:3 - fuse.sshfs anna@uni:/ rw',
        '91 22 0:56 / /home/anna/my\\040share rw - cifs //server/share rw',
        '92 22 0:57 / /home/anna/usb rw - fuseblk /dev/sdb1 rw',
        'nonsense',
      ].join('\n'),
    );
    expect(mountOf('/home/anna/uni/a.passage', mounts)).toBe('fuse.sshfs');
    expect(mountOf('/home/anna/university.passage', mounts)).toBe('ext4');
    expect(mountOf('/home/anna/my share/x', mounts)).toBe('cifs');
    expect(networkOfType(0x65735546, () => mountOf('/home/anna/uni/a', mounts))).toBe('sshfs');
    expect(networkOfType(0x65735546, () => mountOf('/home/anna/usb/a', mounts))).toBeNull();
  });

  it('is told by what mount prints on a Mac', () => {
    const mounts = parseBsdMounts(
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n//anna@server/Our share (2) on /Volumes/Our share (2) (smbfs, nodev, nosuid, mounted by anna)\n',
    );
    expect(networkOfName(mountOf('/Volumes/Our share (2)/a.passage', mounts))).toBe('smbfs');
    expect(networkOfName(mountOf('/Users/anna/a.passage', mounts))).toBeNull();
  });
});
