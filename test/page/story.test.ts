import { expect, test } from '@jest/globals';
import type { Seat } from './seat.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofFile('empty');
const look = (seat: Seat, name: string) => stage.look(seat, name);

test('two people live a mentorship in two windows, from setup to kudos', async () => {
  const one = await stage.seat();
  const other = await stage.seat();

  // The program lead sets up the program and pairs two people.
  await one.be('Lena');
  await one.goTo(/general/);
  await one.types('/mentorship setup');
  const setup = one.dialog('Set up the program');
  await setup.waitFor();
  await look(one, 'story-setup');
  await one.fills('Set up the program', { Channel: '#celebrations', 'Program leads': 'Lena' }, 'Save');
  await one.dialog('Cairn').getByText('Wins are celebrated in #celebrations').waitFor();
  await one.closes('Cairn');
  await one.types('/mentorship pair @Ana @Bibek until 30 June');
  const done = await one.sees('Ana mentors Bibek until 30 June 2027');
  expect(await done.getByText('Only visible to you').isVisible()).toBe(true);
  await look(one, 'story-paired');

  // The mentor in one window, the mentee in the other: both are welcomed without a reload.
  await one.be('Ana');
  await other.be('Bibek');
  await one.goTo(/Bibek/);
  await other.goTo(/Ana/);
  await one.sees('What to do first');
  await other.sees('What to do first');
  expect(await other.count('Welcome')).toBe(1);

  // A goal, with one field error on the way.
  await other.types('/goal Give three conference talks by 30 June');
  const form = other.dialog('New goal');
  await form.waitFor();
  await look(other, 'story-new-goal');
  await other.fills('New goal', { 'Time-bound: by when?': '2026-01-01' }, 'Propose');
  await form.getByText('1 January 2026 has passed. Choose today or a later day.').waitFor();
  await look(other, 'story-field-error');
  await other.fills(
    'New goal',
    {
      'Time-bound: by when?': '2027-06-30',
      'Relevant: why does it matter to you?': 'My ideas shall leave the building.',
    },
    'Propose',
  );
  await form.waitFor({ state: 'hidden' });
  const card = await one.sees('Why it matters: ');
  await card.getByText('proposed').first().waitFor();
  const ownCard = await other.sees('Why it matters: ');
  await ownCard.getByRole('button', { name: /^Add steps/ }).click();
  await other.fills(
    'Add steps',
    { Steps: 'Send two proposals by next Friday\n* First talk given by 28 February' },
    'Add',
  );
  await card.getByText('First talk given').first().waitFor();
  await card.getByRole('button', { name: /^Agree/ }).click();
  await ownCard.getByText('agreed').first().waitFor();
  await look(one, 'story-agreed');

  // The rhythm, and time that passes.
  await one.types('/checkin schedule');
  await one.fills('Check-in schedule', { Day: 'Wednesday' }, 'Save');
  await one.dialog('Cairn').getByText('Wednesday 25 November 2026, 10:00 (Asia/Kathmandu)').waitFor();
  await one.closes('Cairn');
  await one.page.getByText(/^Next: A check-in opens/).waitFor();
  await one.passes('Next thing due');
  const prompt = await one.sees('how is it going?');
  await other.sees('how is it going?');
  await look(other, 'story-check-in');

  // Trouble: Slack answers 429 while the mentee answers. Nothing is lost, nothing comes twice.
  await (await other.sees('how is it going?')).getByRole('button', { name: /^Answer/ }).click();
  await other.dialog('Your answer').waitFor();
  await one.press('Troubles');
  const troubles = one.panel('Troubles');
  await troubles.getByRole('button', { name: /429/ }).click();
  await other.fills('Your answer', { 'What moved?': 'I gave my first talk at our meetup!' }, 'Send');
  await other.dialog('Your answer').waitFor({ state: 'hidden' });
  await troubles
    .getByText(/[1-9]\d* waiting/)
    .first()
    .waitFor();
  await look(one, 'story-troubles');
  await one.passes('+1 hour');
  await prompt.getByText('Answered: Bibek.').waitFor();
  await prompt.getByRole('button', { name: /^Answer/ }).click();
  await one.fills('Your answer', { Guidance: 'Mark the pauses in your slides.' }, 'Send');
  await one.dialog('Your answer').waitFor({ state: 'hidden' });
  await other.sees('Agenda for your next conversation');
  expect(await other.count('Agenda for your next conversation')).toBe(1);
  await troubles.getByText(/Nothing is lost, nothing is doubled/).waitFor();

  // The worker is killed in the middle of the day; the other one takes over.
  await troubles.getByRole('button', { name: /^Kill the worker/ }).click();
  await ownCard.getByRole('button', { name: /^Tick/ }).nth(1).click();
  const celebrate = other.dialog('Celebrate?');
  await celebrate.waitFor();
  await look(other, 'story-celebrate');
  await other.fills('Celebrate?', { 'How would you like to celebrate?': 'Celebrate in #celebrations' }, 'Confirm');
  await celebrate.waitFor({ state: 'hidden' });

  // A colleague gives kudos.
  await one.press('Close the panel');
  await one.be('Mei');
  await one.goTo(/celebrations/);
  const win = await one.sees('I reached a milestone: First talk given');
  expect(await one.count('First talk given')).toBe(1);
  await win.getByRole('button', { name: /Kudos/ }).click();
  await win.getByRole('button', { name: /Kudos \(1\)/ }).waitFor();
  await look(one, 'story-kudos');

  // Looking back: App Home, and where a message came from.
  await other.page.getByRole('link', { name: /^Cairn/ }).click();
  await other.page.getByRole('tab', { name: 'Home' }).waitFor();
  await other.page.getByText('Give three conference talks').first().waitFor();
  await look(other, 'story-home');
  await one.press('Behind the scenes');
  await one.page.getByText('chat.postMessage').first().waitFor();
  await look(one, 'story-behind-the-scenes');

  expect(stage.faults).toEqual([]);
  expect(stage.windows.pageErrors).toEqual([]);
  expect(stage.windows.strayRequests).toEqual([]);
});
