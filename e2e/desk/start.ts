import { expect } from '@playwright/test';
import type { App } from '../apps/app.ts';

/** Says who is at the desk: what the very first start asks for. */
export async function giveName({ page }: App, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
}

/** Makes a project from the start view, by name or through the dialog. */
export async function createProject(app: App, name: string): Promise<void> {
  await app.answerDialog(`${name}.passage`);
  await app.page.getByRole('button', { name: 'New project' }).click();
  if (app.shell === 'browser') {
    await app.page.getByLabel('Name of the project').fill(name);
    await app.page.getByRole('button', { name: 'Create' }).click();
  }
  await expect(app.page).toHaveTitle(`${name} · Passage`);
}

export async function openSample(app: App): Promise<void> {
  await app.answerDialog('Sample.passage');
  await app.page.getByRole('button', { name: 'Open the sample project' }).click();
  await expect(app.page).toHaveTitle(/ · Passage$/);
}

/** Opens a project from the list of the start view. */
export async function openProject({ page }: App, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page).toHaveTitle(`${name} · Passage`);
}
