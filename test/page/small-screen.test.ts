import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { copyOf, runSandbox, type SandboxData, type SandboxRun } from '../support/page/sandbox-run.ts';
import { inspect, Windows } from '../support/page/windows.ts';
import { Keyboard } from './keyboard.ts';
import { Seat } from './seat.ts';

let data: SandboxData;
let sandbox: SandboxRun;
let windows: Windows;
let page: Page;
let seat: Seat;
let keyboard: Keyboard;

/** Draws a few keys late, as a busy machine does: what is typed meanwhile must not care. */
const drawsLate = `{
  const draw = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => draw(() => setTimeout(callback, 8));
}`;
const faults: string[] = [];

beforeAll(async () => {
  data = await copyOf('empty');
  sandbox = await runSandbox(data.directory, ['--empty']);
  windows = await Windows.open(sandbox.url, 'small-screen');
  page = await windows.window({ width: 390, height: 844, scheme: 'dark' });
  await page.addInitScript(drawsLate);
  await page.reload();
  seat = new Seat(page);
  keyboard = new Keyboard(page);
});

afterAll(async () => {
  await windows?.close();
  await sandbox?.stop();
  await data?.remove();
});

const look = async (name: string) => {
  faults.push(...(await inspect(page, name)), ...(await sideways(name)));
};

/** What would have to be moved sideways to be read or pressed. */
async function sideways(name: string): Promise<string[]> {
  const scrolling = await page.locator('*').evaluateAll((elements) =>
    elements
      .filter((each) => /auto|scroll/.test(each.ownerDocument.defaultView.getComputedStyle(each).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((each) => `${each.tagName} ${each.className} scrolls`),
  );
  const outside = await page.locator('button, a, input, select, textarea').evaluateAll((elements) => {
    const isOutside = ({ left, right }: { left: number; right: number }, width: number) =>
      left < -1 || right > width + 1;
    return elements
      .filter((each) => each.checkVisibility())
      .filter((each) => isOutside(each.getBoundingClientRect(), each.ownerDocument.documentElement.clientWidth))
      .map((each) => `${each.tagName} ${each.textContent} sticks out`);
  });
  const found: string[] = [...scrolling, ...outside];
  return found.map((each) => `${name}: ${each}`);
}

const conversation = (name: string) =>
  page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name });
const back = () => page.getByRole('button', { name: 'Back to all conversations' });

/** Goes down the list of suggestions by arrows until this one is the one to be chosen. */
async function choosesByArrows(list: 'Commands' | 'People', wanted: RegExp): Promise<void> {
  const suggestions = page.getByRole('listbox', { name: list });
  await suggestions.waitFor();
  const chosen = suggestions.getByRole('option', { name: wanted, selected: true });
  for (let steps = 0; steps < 8 && (await chosen.count()) === 0; steps += 1) await keyboard.press('ArrowDown');
  await chosen.waitFor();
  await keyboard.press('Enter');
  await suggestions.waitFor({ state: 'hidden' });
}

/** Goes through a menu's options until this one is chosen. */
async function choosesOption(menu: Locator, wanted: string): Promise<void> {
  await keyboard.tabTo(menu);
  const shown = () => menu.evaluate((element) => element.selectedOptions[0]?.label);
  for (let steps = 0; steps < 20 && (await shown()) !== wanted; steps += 1) await keyboard.press('ArrowDown');
  expect(await shown()).toBe(wanted);
}

/** What a screen reader says after the name of a field. */
async function description(field: Locator): Promise<string> {
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
  return texts.join(' ');
}

test('the lead sets up and pairs without a mouse', async () => {
  await conversation('general').waitFor();
  await look('small-conversations');
  await keyboard.enter(conversation('general'));
  await keyboard.comesTo(page.getByRole('heading', { name: '#general' }));
  await keyboard.tabTo(seat.composer);

  await keyboard.type('/');
  await page.getByRole('listbox', { name: 'Commands' }).waitFor();
  await look('small-commands');
  await choosesByArrows('Commands', /^\/mentorship /);
  expect(await seat.composer.inputValue()).toBe('/mentorship ');
  await keyboard.type('setup');
  await keyboard.press('Enter');

  const setup = seat.dialog('Set up the program');
  await setup.waitFor();
  await choosesOption(setup.getByLabel('Channel'), '#celebrations');
  const lena = setup.getByRole('checkbox', { name: 'Lena' });
  await keyboard.tabTo(lena);
  if (!(await lena.isChecked())) await keyboard.press('Space');
  await look('small-setup');
  await keyboard.enter(setup.getByRole('button', { name: 'Save' }));
  await seat.dialog('Cairn').getByText('Wins are celebrated in #celebrations').waitFor();
  await look('small-saved');
  await keyboard.press('Escape');
  await seat.dialog('Cairn').waitFor({ state: 'hidden' });
  await keyboard.comesTo(seat.composer);

  await keyboard.type('/mentorship pair @an');
  await choosesByArrows('People', /^@Ana /);
  await keyboard.type('@');
  await choosesByArrows('People', /^@Bibek /);
  expect(await seat.composer.inputValue()).toBe('/mentorship pair @Ana @Bibek ');
  await keyboard.type('until 30 June');
  await keyboard.press('Enter');
  await seat.sees('Ana mentors Bibek until 30 June 2027');
  await look('small-paired');
});

test('the mentee goes back to the list, and sets a goal with a slip on the way', async () => {
  await keyboard.enter(back(), 'Shift+Tab');
  await keyboard.comesTo(conversation('general'));
  await keyboard.enter(page.getByRole('button', { name: /more people$/ }), 'Shift+Tab');
  await keyboard.enter(page.getByRole('button', { name: /^Be Bibek, / }));
  await page.getByRole('button', { name: /^Be Bibek, /, pressed: true }).waitFor();
  await keyboard.enter(conversation('Ana, Cairn'));
  await keyboard.comesTo(page.getByRole('heading', { name: 'Ana, Cairn' }));
  await seat.sees('What to do first');
  await look('small-welcome');

  await keyboard.tabTo(seat.composer);
  await keyboard.type('/g');
  await choosesByArrows('Commands', /^\/goal /);
  await keyboard.type('Give three conference talks');
  await keyboard.press('Enter');
  const form = seat.dialog('New goal');
  await form.waitFor();
  const byWhen = form.getByLabel('Time-bound: by when?');
  await keyboard.tabTo(byWhen);
  await keyboard.type('01012026');
  expect(await byWhen.inputValue()).toBe('2026-01-01');

  // Escape does not throw away what was typed.
  await keyboard.press('Escape');
  const discard = page.getByRole('alertdialog').or(seat.dialog('Discard what you typed?'));
  await discard.waitFor();
  await look('small-discard');
  await keyboard.enter(discard.getByRole('button', { name: 'Keep typing' }));
  await discard.waitFor({ state: 'hidden' });
  await keyboard.comesTo(byWhen);

  await keyboard.enter(form.getByRole('button', { name: 'Propose' }));
  await form.getByText('1 January 2026 has passed. Choose today or a later day.').waitFor();
  await keyboard.comesTo(byWhen);
  expect(await byWhen.getAttribute('aria-invalid')).toBe('true');
  expect(await description(byWhen)).toContain('1 January 2026 has passed. Choose today or a later day.');
  await look('small-field-error');

  await keyboard.type('06302027');
  await keyboard.tabTo(form.getByLabel('Relevant: why does it matter to you?'), 'Shift+Tab');
  await keyboard.type('To be heard.');
  await keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden' });
  await keyboard.comesTo(seat.composer);
  await (await seat.sees('To be heard.')).getByText('by 30 June 2027').waitFor();
  await look('small-goal');

  expect(faults).toEqual([]);
  expect(windows.pageErrors).toEqual([]);
  expect(windows.strayRequests).toEqual([]);
});
