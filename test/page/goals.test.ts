import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyOf, type SandboxData } from '../support/page/sandbox-run.ts';
import { inspect, Windows } from '../support/page/windows.ts';
import { SandboxProgram } from '../support/sandbox-program.ts';
import { Seat } from './seat.ts';

// Acme with its past, in the browser: what can be done with a goal, as mentee, mentor and lead, by what is written on it.

let data: SandboxData;
let sandbox: Awaited<ReturnType<SandboxProgram['up']>>;
let windows: Windows;
let seat: Seat;
const faults: string[] = [];
const goal = 'Guide an intern through one small release';

beforeAll(async () => {
  data = await copyOf('acme');
  sandbox = await new SandboxProgram('--port', '0', '--data', data.directory).up();
  windows = await Windows.open(sandbox.url, 'goals');
  seat = new Seat(await windows.window());
});

afterAll(async () => {
  await windows?.close();
  await sandbox?.stop();
  await data?.remove();
});

async function look(name: string): Promise<void> {
  faults.push(...(await inspect(seat.page, name)));
}

/** Opens the menu of the goal and chooses from it. */
async function choose(label: string): Promise<void> {
  await seat.page
    .getByRole('button', { name: `More: ${goal}` })
    .last()
    .click();
  await seat.dialog('Goal').waitFor();
  await look('goal-menu');
  await seat
    .dialog('Goal')
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
}

test('a mentee starts well, weighs, and says where a goal leads', async () => {
  await seat.be('Bibek');
  await seat.goTo(/Ana/);
  await seat.sees(goal);
  await look('goal-cards');

  await seat.types('/goal Get better at writing by 30 June');
  const form = seat.dialog('New goal');
  await form.waitFor();
  await form.getByLabel('Relevant: why does it matter to you?').fill('People act on what I write.');
  await form.getByRole('button', { name: /^SMART check/ }).click();
  await form.getByText(/is a direction/).waitFor();
  await look('goal-smart-check');
  expect(await form.getByLabel('Relevant: why does it matter to you?').inputValue()).toBe(
    'People act on what I write.',
  );
  await form.getByRole('button', { name: /^More/ }).click();
  await form.getByLabel('Achievable: what makes it possible?').waitFor();
  expect(await form.getByLabel('Relevant: why does it matter to you?').inputValue()).toBe(
    'People act on what I write.',
  );
  await look('goal-more-fields');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await seat.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await form.waitFor({ state: 'hidden' });

  await seat.types('/goal templates');
  await seat.dialog('Goal templates').waitFor();
  await look('goal-templates');
  await seat.closes('Goal templates');

  await choose('Weigh');
  await seat.fills('Weigh a goal', { 'How important is it?': 'Medium', 'How urgent is it?': 'High' }, 'Save');
  const focus = seat.dialog('Focus');
  await focus.getByText('Bibek: medium importance, high urgency').waitFor();
  await look('goal-focus');
  await seat.closes('Focus');

  await choose('Where it leads');
  await seat.dialog('Where it leads').waitFor();
  await look('goal-place');
  const serves = seat.dialog('Where it leads').getByLabel('It serves');
  const value = await serves.locator('option', { hasText: 'We explain what we build' }).getAttribute('value');
  await serves.selectOption(value);
  await seat.dialog('Where it leads').getByRole('button', { name: 'Save' }).click();
  await (await seat.sees(goal)).getByText(/Serves: We explain what we build/).waitFor();
  expect(faults).toEqual([]);
});

test('a mentor suggests a change with before and after, and the mentee takes it over', async () => {
  await seat.be('Ana');
  await seat.goTo(/Bibek/);
  await (await seat.sees(goal)).getByRole('button', { name: `Suggest a change: ${goal}` }).click();
  await seat.dialog('Suggest a change').waitFor();
  await look('goal-suggest');
  await seat.fills(
    'Suggest a change',
    { 'Why?': 'March leaves room for a holiday.', 'Time-bound: by when?': '2027-03-31' },
    'Suggest',
  );
  await seat.sees(/after: 31 March 2027/);
  await look('goal-suggestion');
  await seat.be('Bibek');
  await seat.goTo(/Ana/);
  await (await seat.sees(/after: 31 March 2027/)).getByRole('button', { name: `Accept: ${goal}` }).click();
  await seat.sees('Bibek accepted the suggestion');
  expect(faults).toEqual([]);
});

test('a program lead sees numbers and what is shared, and keeps the list', async () => {
  await seat.be('Lena');
  await seat.goTo(/general/);
  await seat.types('/mentorship goals');
  const goals = seat.dialog('Goals of the program');
  await goals.getByText('Give three talks in English').waitFor();
  expect(await goals.getByText(goal).count()).toBe(0);
  await look('goal-program');
  await seat.closes('Goals of the program');
  await seat.types('/mentorship objectives');
  await seat.dialog('Objectives and values').getByText('We explain what we build').waitFor();
  await look('goal-objectives');
  await seat.closes('Objectives and values');
  expect(faults).toEqual([]);
  expect(windows.pageErrors).toEqual([]);
});
