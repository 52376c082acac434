import { createHash } from 'node:crypto';
import { MARKED_STYLE } from '../../../core/render/marked-style.ts';
import { page, PAGE_STYLE } from '../../../core/render/page.ts';

/** A document as the bytes of a page that stands alone. `style`: what it needs beside that of marked text. */
export function htmlBytes(title: string, body: readonly string[], made: string, style = ''): Uint8Array {
  const all = `${MARKED_STYLE}${PAGE_STYLE}${style}`;
  const styleHash = createHash('sha256').update(all).digest('base64');
  return Buffer.from(page({ title, language: 'en', style: all, styleHash, body, made }).join(''), 'utf8');
}
