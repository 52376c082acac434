import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../scripts/run.ts';
import { annotations, transcript } from './desk/desk.ts';
import { makeHostileProject, PAYLOAD } from './desk/hostile-project.ts';
import { confirmImport, previewFile } from './desk/import.ts';
import { openView } from './desk/review.ts';
import { createProject, giveName } from './desk/start.ts';
import { expect, inEachShell, test } from './test.ts';

/** What a page would have if a text of a stranger had become markup. Requests to elsewhere and errors fail each story. */
const markup = (page: Page) =>
  page.evaluate(() => ({
    ran: 'pwned' in window,
    made: [
      ...document.querySelectorAll(
        'img[src*="evil"], a[href*="evil"], a[href^="javascript"], script:not([src]), iframe, object, embed, [onerror]',
      ),
    ].map((element) => element.outerHTML),
  }));

async function expectNoMarkup(page: Page): Promise<void> {
  expect(await markup(page)).toEqual({ ran: false, made: [] });
  // A control of direction is never let loose on what stands around it; the text of a transcript is told to hold it.
  const loose = await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (
        /[\u202a-\u202e\u2066-\u2069]/.test(node.textContent ?? '') &&
        !node.parentElement?.closest('[data-hidden]')
      )
        found.push(node.parentElement?.outerHTML.slice(0, 300) ?? '');
    return found;
  });
  expect(loose).toEqual([]);
}

inEachShell('texts of strangers', () => {
  test('become markup nowhere, run nothing, ask for nothing', async ({ app }) => {
    test.slow();
    const { page } = app;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      window.print = () => void (document.documentElement.dataset['asked'] = 'yes');
    });
    await page.reload();
    await giveName(app, PAYLOAD);
    await expectNoMarkup(page);
    await makeHostileProject(join(app.folder, 'Hostile.passage'));
    if (app.shell === 'browser') await page.reload();
    await app.answerDialog('Hostile.passage');
    await page
      .getByRole('button', { name: app.shell === 'browser' ? /^Hostile/ : /^Open (a )?project/ })
      .first()
      .click();
    await expect(transcript(page)).toContainText('First words');
    expect(await page.title()).toContain('[U+202E]gpj');
    await expect(page.locator('.reader-block[data-hidden]').first()).toHaveAttribute(
      'data-hidden',
      'Hidden controls here: U+202E',
    );
    // The text in the page is the stored text, to the character.
    expect(await transcript(page).textContent()).toContain(PAYLOAD);
    await expectNoMarkup(page);

    await annotations(page).first().click();
    await expect(page.getByText('[U+202E]gpj').first()).toBeVisible();
    await expectNoMarkup(page);
    await page.screenshot({ path: join(root, 'screenshots', `hostile-${app.shell}.png`) });
    for (const view of ['Review', 'Compare', 'Gold', 'Relations', 'Agreement', 'Board']) {
      await openView(page, view);
      await page.waitForTimeout(100);
      await expectNoMarkup(page);
    }
    await page.getByRole('radio', { name: 'Code', exact: true }).click();
    for (const words of ['Export', 'Find in the project', 'Change log', 'Go to transcript']) {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
      await page.keyboard.type(words);
      await page.waitForTimeout(50);
      await expectNoMarkup(page);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      await expectNoMarkup(page);
      for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
    }
    await transcript(page).getByRole('textbox').focus();
    await page.keyboard.press('ControlOrMeta+p');
    await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');
    expect(await markup(page)).toEqual({ ran: false, made: [] });
    expect(dialogs).toEqual([]);
  });
});

test('a web page, a table and a file with a name of markup are imported as text', async ({ app, launch }) => {
  const { page } = app;
  await giveName(app, 'Anna');
  await createProject(app, 'Hostile');
  const html = join(launch.folder, '..', 'page.html');
  const named = join(launch.folder, '..', '<img src=x onerror=window.pwned=1>.html');
  writeFileSync(
    html,
    `<!doctype html><title>${PAYLOAD}</title><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css"><body onload="window.pwned=1"><p>LOW: Said this.</p><svg onload="window.pwned=1"/><iframe src="https://evil.example/"></iframe><p>&lt;img src=https://evil.example/y onerror=window.pwned=1&gt;</p></body>`,
  );
  renameSync(html, named);
  await previewFile(app, named);
  await expectNoMarkup(page);
  await confirmImport(app);
  await expect(transcript(page)).toContainText('<img src=https://evil.example/y');
  await expectNoMarkup(page);
});
