import { describe, expect, it } from 'vitest';
import { externalAddress } from './external-address.ts';

describe('externalAddress', () => {
  it('takes https only', () => {
    expect(externalAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
    for (const address of [
      'http://example.org',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'passage://app/',
      'C:\\x',
      '',
      1,
      null,
    ])
      expect(externalAddress(address)).toBeUndefined();
  });
});
