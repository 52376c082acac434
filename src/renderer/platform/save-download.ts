/** Fetches what the host offers at an address, once. The host names the file; `name` is for servers that do not. */
export function saveDownload(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
