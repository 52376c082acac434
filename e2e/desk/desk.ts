import type { Locator, Page } from '@playwright/test';

export const transcript = (page: Page): Locator => page.getByRole('region', { name: 'Transcript' });
