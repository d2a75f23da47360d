import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** Somebody in front of a window of the page, who finds everything by what is written on it. */
export class Seat {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Becomes another person, by the switcher. */
  async be(name: string): Promise<void> {
    const choice = this.page.getByRole('button', { name: new RegExp(`^Be ${name}, `) });
    const others = this.page.getByRole('button', { name: /more people$/ });
    await others.waitFor();
    if (!(await choice.isVisible())) await others.click();
    await choice.click();
    await this.is(name);
  }

  /** Waits until this is who sits here. */
  async is(name: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Be ${name}, `), pressed: true }).waitFor();
  }

  /** Opens a conversation of the sidebar by its name. */
  async goTo(name: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name }).click();
    await this.messages.waitFor();
  }

  /** Types into the composer and sends it. */
  async types(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.press('Send');
  }

  get composer(): Locator {
    return this.page.getByRole('combobox', { name: /^Message / });
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: /^Messages in / });
  }

  /** The newest message with these words, waited for. */
  async sees(words: string | RegExp): Promise<Locator> {
    const message = this.messages.getByRole('article').filter({ hasText: words }).last();
    await message.waitFor();
    return message;
  }

  /** How many messages here have these words. */
  async count(words: string | RegExp): Promise<number> {
    return this.messages.getByRole('article').filter({ hasText: words }).count();
  }

  /** Waits until so many messages here have these words. */
  async seesTimes(words: string | RegExp, count: number): Promise<void> {
    await eventually(async () => (await this.count(words)) === count, { what: `“${words}” ${count} times` });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true });
  }

  /** Fills the fields of a dialog by their labels, and presses its button. */
  async fills(title: string, fields: Readonly<Record<string, string>>, press: string): Promise<Locator> {
    const dialog = this.dialog(title);
    await dialog.waitFor();
    for (const [label, value] of Object.entries(fields)) await fill(dialog, label, value);
    await dialog.getByRole('button', { name: press, exact: true }).click();
    return dialog;
  }

  async closes(title: string): Promise<void> {
    const dialog = this.dialog(title);
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Moves the workspace's clock by one of its buttons, and waits until what fell due is done. */
  async passes(button: string): Promise<void> {
    await this.press(button);
    await this.page.getByRole('status').filter({ hasText: 'It is now' }).waitFor();
  }

  /** What the workspace's clock shows, as an instant. */
  async clock(): Promise<string> {
    return (await this.#clock.getAttribute('datetime')) ?? '';
  }

  /** Waits until the clock shows a later instant. */
  async clockPasses(instant: string): Promise<void> {
    await eventually(async () => (await this.clock()) > instant, { what: 'time' });
  }

  get #clock(): Locator {
    return this.page.getByRole('banner').getByRole('time').first();
  }

  panel(title: string | RegExp): Locator {
    return this.page.getByRole('complementary', { name: title });
  }
}

async function fill(dialog: Locator, label: string, value: string): Promise<void> {
  const group = dialog.getByRole('group', { name: label }).or(dialog.getByRole('radiogroup', { name: label }));
  if ((await group.count()) > 0) {
    await group.getByLabel(value, { exact: false }).first().check();
    return;
  }
  const field = dialog.getByLabel(label, { exact: false }).first();
  const isSelect = await field.evaluate((element) => element.tagName === 'SELECT');
  if (isSelect) await field.selectOption({ label: value });
  else await field.fill(value);
}
