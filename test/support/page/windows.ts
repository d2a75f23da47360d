import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { readPrepared } from './prepared.ts';

const screens = path.resolve(import.meta.dirname, '../../../.data/screens');

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A browser whose windows belong to nobody but this machine: what they ask of anywhere else is written down. */
export class Windows {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #name: string;
  /** Requests that would have left the machine, and errors that pages met. Both should stay empty. */
  readonly strayRequests: string[] = [];
  readonly pageErrors: string[] = [];
  readonly #pages: Page[] = [];

  private constructor(browser: Browser, origin: string, name: string) {
    this.#browser = browser;
    this.#origin = origin;
    this.#name = name;
  }

  /** In the browser that all page tests share. @param name of the test file, for the pictures that it leaves */
  static async open(origin: string, name: string): Promise<Windows> {
    return new Windows(await chromium.connect(readPrepared().browser), origin, name);
  }

  static async openAlone(origin: string): Promise<Windows> {
    return new Windows(await launchBrowser(), origin, 'alone');
  }

  /** A window of its own, as another person's computer would have. */
  async window(options: WindowOptions = {}): Promise<Page> {
    return this.#show(await this.#profile(options));
  }

  /** Windows that one person has opened side by side: they share what a browser keeps, and its connections. */
  async together(count: number, options: WindowOptions = {}): Promise<Page[]> {
    const profile = await this.#profile(options);
    return Promise.all(Array.from({ length: count }, () => this.#show(profile)));
  }

  async #profile({ width = 1280, height = 860, scheme = 'light' }: WindowOptions): Promise<BrowserContext> {
    const profile = await this.#browser.newContext({ viewport: { width, height }, colorScheme: scheme });
    // A bound for what has gone wrong, not a pace: the machine may be doing other things.
    profile.setDefaultTimeout(120_000);
    return profile;
  }

  async #show(profile: BrowserContext): Promise<Page> {
    const page = await profile.newPage();
    this.#pages.push(page);
    page.on('request', (request) => {
      if (!request.url().startsWith(this.#origin) && !request.url().startsWith('data:')) {
        this.strayRequests.push(request.url());
      }
    });
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.pageErrors.push(message.text());
    });
    await page.goto(this.#origin);
    return page;
  }

  /** Leaves a picture of every window as it was last, for the reader of a failure, and closes them. */
  async close(): Promise<void> {
    await mkdir(screens, { recursive: true });
    for (const [index, page] of this.#pages.entries()) {
      // One that has crashed has no picture, and the others are to be closed all the same.
      await page.screenshot({ path: path.join(screens, `last-of-${this.#name}-${index + 1}.png`) }).catch(() => {});
    }
    await this.#browser.close();
  }
}

/** What axe finds serious or worse on the screen as it is now, in words; leaves a picture of it. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  await mkdir(screens, { recursive: true });
  await page.screenshot({ path: path.join(screens, `${name}.png`) });
  // The page has no frames: in this mode axe opens no second page to put the parts of several together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
