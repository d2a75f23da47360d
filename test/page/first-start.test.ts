import { expect, test } from '@jest/globals';
import { Stage } from './stage.ts';

const stage = Stage.ofFile('new');

test('a newcomer comes in while Acme’s past is being lived, and sees who can be whom', async () => {
  const seat = await stage.seat();
  const past = seat.page.getByRole('region', { name: 'Acme’s past' });
  await past.getByText('Acme’s first months are being lived').waitFor();
  await stage.look(seat, 'tour-past-being-lived');
  await past.waitFor({ state: 'hidden', timeout: 240_000 });

  const people = seat.page.getByRole('region', { name: 'Who you are' });
  await people.getByRole('button', { name: /^Be Lena, Program lead \d\d:\d\d in Berlin$/, pressed: true }).waitFor();
  for (const who of ['Nadia, Mentor 09:00 in Berlin', 'Sam, Mentee 03:00 in New York', 'Mei, Colleague · Design'])
    await people.getByRole('button', { name: `Be ${who}` }).waitFor();
  await people.getByRole('button', { name: '12 more people' }).click();
  for (const who of ['Bibek, Mentee 13:45 in Kathmandu', 'Ana, Mentor 19:00 in Lord Howe', 'Jonas, Mentor and mentee'])
    await people.getByRole('button', { name: `Be ${who}` }).waitFor();
  await stage.look(seat, 'tour-everybody');
  await seat.page.keyboard.press('Escape');

  // What somebody has not read yet is marked, and no longer when they have.
  await seat.be('Sushila');
  const places = seat.page.getByRole('navigation', { name: 'Conversations' });
  await places.getByRole('link', { name: /^Cairn 1 unread$/ }).waitFor();
  await places.getByRole('link', { name: /^general 1 unread$/ }).waitFor();
  await stage.look(seat, 'tour-unread');
  await seat.goTo(/^Cairn/);
  await places.getByRole('link', { name: 'Cairn', exact: true }).waitFor();
  expect(await places.getByRole('link', { name: /^general 1 unread$/ }).isVisible()).toBe(true);
  expect(stage.faults).toEqual([]);
  expect(stage.windows.pageErrors).toEqual([]);
});
