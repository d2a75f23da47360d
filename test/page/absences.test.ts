import { beforeAll, expect, test } from '@jest/globals';
import type { Seat } from './seat.ts';
import { Stage } from './stage.ts';

// When nobody answers, when somebody is away, and when the two look at their goals: two pairs in four zones, in the browser.

const stage = Stage.ofFile('empty');
let seat: Seat;

beforeAll(async () => {
  seat = await stage.seat();
});

const look = (name: string) => stage.look(seat, name);
const button = (name: string | RegExp) => seat.messages.getByRole('button', { name }).last();
const sits = async (name: string, place: string | RegExp) => {
  await seat.be(name);
  await seat.goTo(place);
};

/** To Tuesday 10:00 in New York: an hour after Grace and Ines are asked, by day for both. */
const weekOfGraceAndInes = async () => {
  await sits('Grace', 'Ines, Cairn');
  await seat.passes('To Tuesday 10:00');
  await sits('Ines', 'Grace, Cairn');
};

test('in Kathmandu and on Lord Howe nobody answers: one reminder each, one question, then silence until one of the two chooses', async () => {
  await sits('Lena', 'general');
  await seat.types('/mentorship pair @Ana @Bibek until 30 June');
  await seat.sees('Ana mentors Bibek');
  await seat.types('/mentorship pair @Grace @Ines until 30 June');
  await seat.sees('Grace mentors Ines');

  await sits('Bibek', 'Ana, Cairn');
  await seat.passes('To Tuesday 10:00');
  await seat.sees('how is it going?');
  await seat.passes('+1 day');
  await seat.goTo(/^Cairn/);
  const reminder = await seat.sees(/Your check-in with @?Ana/);
  expect(await reminder.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\/slack\.com\/archives\//);
  await look('reminder');
  await reminder.getByRole('button', { name: 'Mute for this mentorship' }).click();
  await seat.sees('Muted: no more reminders');

  for (const _week of [2, 3]) await seat.passes('To Tuesday 10:00');
  for (const _day of [1, 2]) await seat.passes('+1 day');
  await seat.seesTimes(/Your check-in with @?Ana/, 1);
  await seat.goTo('Ana, Cairn');
  await seat.sees('Would another rhythm suit you better?');
  await look('silence');
  await seat.passes('To Tuesday 10:00');
  await seat.seesTimes('how is it going?', 3);
  // Ana chooses for both, on her own clock.
  await sits('Ana', 'Bibek, Cairn');
  await button('Less often').click();
  await seat.sees('That is settled');
  await seat.sees('every 2 weeks on Tuesday');
  await sits('Bibek', 'Ana, Cairn');
  await seat.passes('To Tuesday 10:00');
  await seat.passes('To Tuesday 10:00');
  await seat.seesTimes('how is it going?', 4);
  expect(stage.faults).toEqual([]);
});

test('in Berlin and New York: away, welcomed back with what happened, a pause, and a goal review', async () => {
  await sits('Ines', 'Grace, Cairn');
  await seat.types('/goal Give three conference talks by 30 June');
  await seat.fills('New goal', {}, 'Propose');
  await sits('Grace', 'Ines, Cairn');
  await button(/^Agree/).click();
  await seat.sees('agreed');
  await seat.types('/checkin schedule');
  await seat.fills('Check-in schedule', { 'Goal review': 'Every 3 check-ins' }, 'Save');
  await seat.closes('Cairn');
  await seat.sees('Every 3 check-ins you two look at each focus goal');

  await sits('Ines', 'Grace, Cairn');
  const today = (await seat.clock()).slice(0, 10);
  const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  await seat.types('/checkin times');
  await seat.dialog('My times').getByRole('button', { name: 'My time off' }).click();
  const off = seat.dialog('Time off');
  await off.getByText('You have planned none.').waitFor();
  await seat.fills('Time off', { 'First day': inDays(0), 'Back on': inDays(9) }, 'Plan');
  await off.getByRole('button', { name: /^I am back/ }).waitFor();
  await look('time-off');
  await seat.closes('Time off');
  await seat.dialog('My times').getByRole('button', { name: 'Cancel' }).click();
  await seat.dialog('My times').waitFor({ state: 'hidden' });
  const prompts = await seat.count('how is it going?');
  const away = await seat.sees('Ines is off from');
  await away.getByText(/Next: for/).waitFor();

  // Two Tuesdays, the first of them today, on the clock of New York.
  for (const _week of [1, 2]) await weekOfGraceAndInes();
  await seat.seesTimes('how is it going?', prompts);
  await sits('Ines', /^Cairn/);
  for (const _day of [8, 9]) await seat.passes('+1 day');
  await seat.sees('Welcome back');
  await look('welcome-back');
  await weekOfGraceAndInes();
  await seat.seesTimes('how is it going?', prompts + 1);

  await seat.types('/checkin pause');
  await seat.sees('paused');
  await weekOfGraceAndInes();
  await seat.seesTimes('how is it going?', prompts + 1);
  await seat.types('/checkin resume');
  await seat.sees('every week on Tuesday');
  for (const _week of [1, 2]) await weekOfGraceAndInes();
  await button('Review goals').click();
  await seat.dialog('Goal review').waitFor();
  await look('goal-review');
  const fields = { 'Give three conference talks': 'Adjust', 'Is this still the right focus?': 'Yes' };
  await seat.fills('Goal review', fields, 'Save');
  await seat.dialog('Goal review').getByText('What is left to do').waitFor();
  await seat.closes('Goal review');
  await seat.sees('Ines’s goal review');
  expect(stage.faults).toEqual([]);
  expect(stage.windows.pageErrors).toEqual([]);
  expect(stage.windows.strayRequests).toEqual([]);
});
