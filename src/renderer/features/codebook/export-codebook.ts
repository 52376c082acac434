import { saving } from '../../app/saving.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { saveDownload } from '../../platform/save-download.ts';

/** Writes the codebook to a file that the user names, or downloads it; says what the format could not carry. */
export async function exportCodebook(format: 'csv' | 'json'): Promise<void> {
  try {
    const place = await platform().pickExport?.(`codebook.${format}`, false);
    if (place === null) return;
    const { file, losses, download } = await host().call('codebook.export', {
      format,
      ...(place !== undefined && { place }),
    });
    if (download !== null) saveDownload(download, file);
    saving.say([`Written: ${file}`, ...losses].join('. '));
  } catch (error) {
    saving.fail(sentenceOf(error));
  }
}
