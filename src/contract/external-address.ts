/** The address as it may be opened outside the app, by the desktop or by a page: https only; undefined for all else. */
export function externalAddress(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 4_000 || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' ? href : undefined;
}
