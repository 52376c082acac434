import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { expect } from '../test.ts';

/** Takes a picture of a view into screenshots/, and lets axe look at it, in each theme. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(root, 'screenshots', `${name}-${theme}.png`) });
    const axe = new AxeBuilder({ page });
    // Only the colours differ between the themes.
    const { violations } = await (theme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n    ')}`,
    );
    expect.soft(found, `axe on ${name}, ${theme}`).toEqual([]);
  }
}
