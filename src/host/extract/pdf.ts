import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { withinLimit } from '../../core/formats/exchange/limits.ts';
import { type Extracted, type Extractor, plainExtract } from '../../core/formats/extract/model.ts';
import { joinPages, type PdfLine } from './pdf-lines.ts';

/** PDF with a text layer. Pages that are pictures have none: those have to go through text recognition first. */
export const pdf: Extractor = {
  name: 'pdf',
  title: 'PDF',
  endings: ['.pdf'],
  recognizes: ({ bytes }) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
  async extract({ path, bytes }): Promise<Extracted> {
    const where = `“${path}”`;
    withinLimit('fileBytes', bytes.length, where);
    const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const task = getDocument({
      data: bytes.slice(),
      // Nothing is loaded, and no face of the file is used: only its text is wanted.
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      verbosity: VerbosityLevel.ERRORS,
    });
    try {
      const document = await task.promise.catch((error: unknown) => {
        throw refusal(where, error as Error);
      });
      withinLimit('pages', document.numPages, where);
      const pages: PdfLine[][] = [];
      for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        const { height } = page.getViewport({ scale: 1 });
        const { items } = await page.getTextContent();
        pages.push(linesOf(items as Item[], height));
        page.cleanup();
      }
      const joined = joinPages(pages);
      if (joined.text.trim() === '')
        throw new FormatError(
          'unsupported',
          `${where} has no text: its pages are pictures. Let a program for text recognition (OCR) add one, or import the text.`,
        );
      const { info } = (await document.getMetadata()) as { info: { Title?: string } };
      return plainExtract(joined.text.toWellFormed(), {
        title: info.Title?.trim() ?? '',
        kinds: joined.kinds,
      });
    } finally {
      await task.destroy();
    }
  },
};

interface Item {
  str: string;
  hasEOL: boolean;
  transform: number[];
}

/** Lines as they follow one another in the file, which is the order in which most programs write them. */
function linesOf(items: readonly Item[], pageHeight: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let [text, bottom] = ['', Number.NaN];
  const end = () => {
    if (text.trim() !== '') lines.push({ text: text.trimEnd(), height: 1 - bottom / pageHeight });
    [text, bottom] = ['', Number.NaN];
  };
  for (const { str, hasEOL, transform } of items) {
    if (str.trim() !== '' && Number.isNaN(bottom)) bottom = transform[5] ?? 0;
    text += str;
    if (hasEOL) end();
  }
  end();
  return lines;
}

function refusal(where: string, error: Error): FormatError {
  const locked = error.name === 'PasswordException';
  return new FormatError(
    locked ? 'unsupported' : 'malformed',
    locked
      ? `${where} is locked with a password. Open it in a PDF viewer, save it without a password, and import that.`
      : `${where} is no whole PDF: it is damaged, or was cut off on its way. Get it anew, or open it in a PDF viewer and save it again. The reader says: ${error.message.replace(/\.$/, '')}.`,
    { cause: error },
  );
}
