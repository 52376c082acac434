/**
 * What a page of Passage may do: load its own files, speak to its own host, and nothing else. The loopback server and the
 * desktop's protocol send it as a header; `src/renderer/index.html` has it once more, in case a header is ever lost.
 *
 * Trusted types: a text becomes markup in one place only, the printed sheet, whose pieces are escaped where they are made.
 *
 * @param connect further sources for `connect-src`, besides the page's own origin
 */
export function pagePolicy(connect = ''): string {
  return [...POLICY, `connect-src 'self'${connect && ` ${connect}`}`, "frame-ancestors 'none'"].join('; ');
}

/** The one policy of trusted types that the page may make. */
export const PRINT_POLICY = 'passage-print';

/** The part that does not depend on who serves the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${PRINT_POLICY}`,
];
