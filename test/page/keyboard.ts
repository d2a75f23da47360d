import type { Locator, Page } from 'playwright-core';

const mostSteps = 120;

/** Somebody without a mouse: they come to everything by Tab. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tabs from where the focus is until it is on this. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < mostSteps; steps += 1) {
      if (await this.isOn(target)) return;
      await this.press(key);
    }
    throw new Error(`${mostSteps} times ${key} did not lead to ${target}`);
  }

  /** Tabs there and presses it. */
  async enter(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(target, key);
    await this.press('Enter');
  }

  /** Waits until the focus has come to this by itself. */
  async comesTo(target: Locator): Promise<void> {
    await target.and(this.#page.locator(':focus')).waitFor();
  }

  async isOn(target: Locator): Promise<boolean> {
    return (await target.and(this.#page.locator(':focus')).count()) > 0;
  }

  press = (key: string) => this.#page.keyboard.press(key);

  type = (text: string) => this.#page.keyboard.type(text);
}
