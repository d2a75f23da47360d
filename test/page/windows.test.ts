import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyOf, runSandbox, type SandboxData, type SandboxRun } from '../support/page/sandbox-run.ts';
import { Windows } from '../support/page/windows.ts';
import { Seat } from './seat.ts';

const people = ['Lena', 'Ana', 'Bibek', 'Nadia', 'Sam', 'Mei', 'Grace', 'Jonas'];

let data: SandboxData;
let sandbox: SandboxRun;
let windows: Windows;
let seats: Seat[];

beforeAll(async () => {
  data = await copyOf('empty');
  sandbox = await runSandbox(data.directory, ['--empty']);
  windows = await Windows.open(sandbox.url, 'windows');
  seats = (await windows.together(people.length)).map((page) => new Seat(page));
});

afterAll(async () => {
  await windows?.close();
  await sandbox?.stop();
  await data?.remove();
});

/** What one of them types in #general, all see. */
async function allSee(text: string): Promise<void> {
  await seats.at(-1)?.types(text);
  await Promise.all(seats.map((seat) => seat.sees(text)));
}

const stopped = (seat: Seat) => seat.page.getByRole('alert').getByText('The sandbox has stopped.');

test('eight windows of one browser are eight people, and all hear at once what one says', async () => {
  for (const [index, seat] of seats.entries()) {
    // A browser lets what is behind other windows take its time.
    await seat.page.bringToFront();
    await seat.be(people[index] ?? '');
    await seat.goTo(/general/);
  }
  await allSee('There are eight of us.');
  for (const [index, seat] of seats.entries()) await seat.is(people[index] ?? '');
  expect(windows.pageErrors).toEqual([]);
  expect(windows.strayRequests).toEqual([]);
});

test('when the sandbox stops they say so, and when it is back they go on by themselves', async () => {
  const { port } = new URL(sandbox.url);
  expect(await sandbox.stop()).toBe(0);
  await Promise.all(seats.map((seat) => stopped(seat).waitFor()));
  sandbox = await runSandbox(data.directory, ['--empty', '--port', port]);
  await Promise.all(seats.map((seat) => stopped(seat).waitFor({ state: 'hidden' })));
  await allSee('And here we are again.');
});
