import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { copyOf, runSandbox, type SandboxData, type SandboxRun } from '../support/page/sandbox-run.ts';
import { inspect, Windows } from '../support/page/windows.ts';
import { Seat } from './seat.ts';

let data: SandboxData;
let sandbox: SandboxRun;
let windows: Windows;
let seat: Seat;
const faults: string[] = [];

beforeAll(async () => {
  data = await copyOf('acme');
  sandbox = await runSandbox(data.directory);
  windows = await Windows.open(sandbox.url, 'tour');
  seat = new Seat(await windows.window());
});

afterAll(async () => {
  await windows?.close();
  await sandbox?.stop();
  await data?.remove();
});

const look = async (name: string) => {
  faults.push(...(await inspect(seat.page, name)));
};

const guide = () => seat.panel('A mentorship in five minutes');

/** Presses a button of the tour itself. */
const tourSays = (button: string) => guide().getByRole('button', { name: button, exact: true }).click();

/** The command that the tour has put into the composer is sent as it is. */
async function sendsWhatTheTourTypes(command: string): Promise<void> {
  await tourSays('Put it in the composer');
  await eventually(async () => (await seat.composer.inputValue()) === command, {
    what: `“${command}” in the composer`,
  });
  await seat.press('Send');
}

async function becomes(name: string): Promise<void> {
  await tourSays(`Become ${name}`);
  await seat.is(name);
}

async function isTicked(title: string, done: number): Promise<void> {
  await guide()
    .getByRole('heading', { name: `${title} (done)`, exact: true })
    .waitFor();
  await guide().getByText(`${done} of 8 done`, { exact: true }).waitFor();
}

/** Time goes from one thing that is due to the next, until Cairn asks these two. */
async function untilAsked(): Promise<Locator> {
  for (let presses = 0; presses < 12 && (await seat.count('how is it going?')) === 0; presses += 1) {
    await seat.passes('Next thing due');
  }
  return seat.sees('how is it going?');
}

test('the whole tour, pressed as it says, ticks itself off', async () => {
  expect(await guide().getByRole('status').innerText()).toBe('0 of 8 done');

  // Whoever looks around first as somebody else is led back.
  await seat.be('Sushila');
  await becomes('Lena');
  await sendsWhatTheTourTypes('/mentorship pair @Nadia @Sam until 30 June');
  await seat.sees('Nadia mentors Sam until 30 June 2027');
  await isTicked('Pair two people', 1);

  await becomes('Sam');
  await sendsWhatTheTourTypes('/goal Give three conference talks by 30 June');
  const goal = seat.dialog('New goal');
  await goal.waitFor();
  expect(await goal.getByLabel('Time-bound: by when?').inputValue()).toBe('2027-06-30');
  await seat.fills('New goal', { 'Relevant: why does it matter to you?': 'To be heard.' }, 'Propose');
  await goal.waitFor({ state: 'hidden' });
  await isTicked('Set a goal', 2);

  await becomes('Nadia');
  await tourSays('Go to the group DM of Nadia and Sam');
  await (await seat.sees('To be heard.')).getByRole('button', { name: /^Agree/ }).click();
  await isTicked('Agree on it', 3);
  await look('tour-half-way');

  await sendsWhatTheTourTypes('/checkin schedule');
  await seat.fills('Check-in schedule', {}, 'Save');
  await seat.closes('Cairn');
  await isTicked('Choose when you two are asked', 4);

  await becomes('Sam');
  await tourSays('Go to the group DM of Nadia and Sam');
  await (await untilAsked()).getByRole('button', { name: /^Answer/ }).click();
  await seat.fills('Your answer', { 'What moved?': 'I gave my first talk!' }, 'Send');
  await isTicked('Let time pass, and answer', 5);

  const card = await seat.sees('To be heard.');
  await card.getByRole('button', { name: /^Add steps/ }).click();
  await seat.fills('Add steps', { Steps: '* First talk given' }, 'Add');
  await card.getByRole('button', { name: /^Tick/ }).click();
  await isTicked('Reach a milestone', 6);
  await seat.fills('Celebrate?', { 'How would you like to celebrate?': 'Celebrate in #celebrations' }, 'Confirm');
  await isTicked('Celebrate it', 7);

  await becomes('Mei');
  await tourSays('Go to #celebrations');
  await (await seat.sees('First talk given')).getByRole('button', { name: /Kudos/ }).click();
  await isTicked('Give kudos', 8);
  await guide().getByRole('heading', { name: 'That was a whole mentorship' }).waitFor();
  expect(
    await guide()
      .getByRole('heading', { name: /\(done\)$/ })
      .count(),
  ).toBe(8);
  await look('tour-done');
});

test('behind the scenes stand the request and the rows that made a message', async () => {
  await seat.press('Behind the scenes');
  const scenes = seat.panel('Behind the scenes');
  await scenes.getByLabel('To Cairn').check();
  await scenes
    .getByRole('button', { name: /block_actions 200/ })
    .first()
    .click();
  const payload = scenes.getByRole('region', { name: 'Payload' });
  await payload.getByText('"type": "block_actions"').waitFor();
  await look('tour-payload');

  const win = await seat.sees('First talk given');
  await win.hover();
  await win.getByRole('button', { name: 'More actions' }).click();
  await seat.page.getByRole('menuitem', { name: 'Where does this come from?' }).click();
  await scenes.getByRole('heading', { name: 'Where does this come from?' }).waitFor();
  const deliveries = scenes.getByRole('region', { name: 'Deliveries' });
  const posted = deliveries.getByRole('row', { name: /\(post\) sent / });
  await posted.first().waitFor();
  expect(await posted.count()).toBe(1);
  const journal = scenes.getByRole('region', { name: 'Journal' });
  await journal.getByRole('row', { name: /^win\.celebrated Sam / }).waitFor();
  await journal.getByRole('row', { name: /^kudos\.given Mei / }).waitFor();
  await scenes
    .getByRole('button', { name: /chat\.postMessage 200/ })
    .first()
    .waitFor();
  await look('tour-origins');
});

test('stopped and started again, everything is still there and the clock goes on', async () => {
  expect(faults).toEqual([]);
  expect(windows.pageErrors).toEqual([]);
  const before = await seat.clock();

  expect(await sandbox.stop()).toBe(0);
  await seat.page.getByRole('alert').getByText('The sandbox has stopped.').waitFor();
  await look('tour-stopped');
  sandbox = await runSandbox(data.directory, ['--port', new URL(sandbox.url).port]);
  await seat.page.getByText('The sandbox has stopped.').waitFor({ state: 'hidden' });

  await seat.page.reload();
  await (await seat.sees('First talk given')).getByRole('button', { name: /Kudos \(1\)/ }).waitFor();
  await seat.press('Tour');
  await guide().getByText('8 of 8 done', { exact: true }).waitFor();
  const after = await seat.clock();
  expect(after >= before).toBe(true);
  await seat.clockPasses(after);
  await seat.passes('+1 hour');
  await seat.be('Nadia');
  await seat.goTo(/^Sam, Cairn/);
  await seat.sees('how is it going?');
  await look('tour-again');

  expect(faults).toEqual([]);
  // While nothing answered, the window went on asking.
  expect(windows.pageErrors.filter((error) => !/net::ERR_/.test(error))).toEqual([]);
  expect(windows.strayRequests).toEqual([]);
});
