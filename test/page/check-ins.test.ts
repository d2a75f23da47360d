import { beforeAll, expect, test } from '@jest/globals';
import type { Seat } from './seat.ts';
import { Stage } from './stage.ts';

// Check-ins in the browser, with time travel: two pairs in four zones, by what is written on the screen.

const stage = Stage.ofFile('empty');
let seat: Seat;

beforeAll(async () => {
  seat = await stage.seat();
});

const look = (name: string) => stage.look(seat, name);
const button = (name: string | RegExp) => seat.messages.getByRole('button', { name }).last();

test('a pair in Kathmandu and on Lord Howe: asked by day, answered in two sittings, a step in place', async () => {
  await seat.be('Lena');
  await seat.goTo('general');
  await seat.types('/mentorship pair @Ana @Bibek until 30 June');
  await seat.sees('Ana mentors Bibek');
  await seat.types('/mentorship pair @Grace @Ines until 30 June');
  await seat.sees('Grace mentors Ines');

  await seat.be('Bibek');
  await seat.goTo('Ana, Cairn');
  await seat.types('/goal Give three conference talks by 30 June');
  await seat.fills('New goal', {}, 'Propose');
  await seat.be('Ana');
  await seat.goTo('Bibek, Cairn');
  await button(/^Agree/).click();
  await seat.sees('agreed');

  await seat.be('Bibek');
  await seat.goTo('Ana, Cairn');
  await seat.passes('To Tuesday 10:00');
  const prompt = await seat.sees('how is it going?');
  await prompt.getByText('Have you two talked yet?').waitFor();
  await look('check-in-prompt');
  await prompt.getByRole('button', { name: 'Answer' }).click();
  const form = seat.dialog('Your answer');
  await form.getByLabel('What moved?').fill('I wrote the first half.');
  await form.getByRole('button', { name: 'Add a step' }).click();
  await form.getByLabel('A new step').fill('Ask Kim for a stage by 30 November');
  expect(await form.getByLabel('What moved?').inputValue()).toBe('I wrote the first half.');
  await look('check-in-answer');
  // Closed in the middle: nothing is asked, because nothing is lost.
  await form.getByRole('button', { name: 'Cancel' }).click();
  await form.waitFor({ state: 'hidden' });
  await prompt.getByRole('button', { name: 'Answer' }).click();
  await form.getByText('Not sent yet').waitFor();
  expect(await form.getByLabel('A new step').inputValue()).toBe('Ask Kim for a stage by 30 November');
  await form.getByLabel('What is your next step?').fill('Propose the talk');
  await look('check-in-draft');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'hidden' });
  await (await seat.sees('Give three conference talks')).waitFor();

  await seat.be('Ana');
  await seat.goTo('Bibek, Cairn');
  await button('Answer').click();
  await form.getByText('I wrote the first half.').waitFor();
  await seat.fills('Your answer', { Guidance: 'Send me the half', 'What do you commit to?': 'I read it' }, 'Send');
  const summary = await seat.sees('Summary of the check-in');
  await look('check-in-summary');
  await summary.getByRole('button', { name: /^Make them steps/ }).click();
  await seat.sees('Done: 2 steps more');
  await summary.getByRole('button', { name: /^Make them steps/ }).waitFor({ state: 'hidden' });
  await button(/find a time/i).click();
  await seat.dialog('Find a time').waitFor();
  await look('find-a-time');
  await seat.dialog('Find a time').getByRole('button', { name: 'Propose' }).click();
  await seat.sees('Ana proposes to talk');
  await button('We talked').click();
  await look('we-talked');
  await seat.fills('You talked', { 'What was it about?': 'The half' }, 'Save');
  await (await seat.sees('how is it going?')).getByText('You two talked on').waitFor();
  expect(stage.faults).toEqual([]);
});

test('shown when both have answered, edited afterwards, found in the history and in a calendar of one’s own', async () => {
  await seat.be('Bibek');
  await seat.goTo('Ana, Cairn');
  await seat.types('/checkin schedule');
  await seat.fills('Check-in schedule', { 'Answers are shown': 'When both have answered' }, 'Save');
  await seat.closes('Cairn');
  await seat.passes('To Tuesday 10:00');
  await button('Answer').click();
  await seat.fills('Your answer', { 'What moved?': 'The second half.' }, 'Send');
  await seat.page.getByText('Answered: Bibek').last().waitFor();
  await seat.be('Ana');
  await seat.goTo('Bibek, Cairn');
  expect(await seat.count('The second half.')).toBe(0);
  await button('Answer').click();
  await seat.fills('Your answer', { Guidance: 'Now the title' }, 'Send');
  await seat.sees('The second half.');

  await seat.be('Bibek');
  await seat.goTo('Ana, Cairn');
  await button('Answer').click();
  await seat.fills('Edit your answer', { 'What moved?': 'The second half, and a title.' }, 'Save');
  await seat.sees('The second half, and a title.');
  await seat.types('/checkin history');
  const history = seat.dialog('Check-in history');
  await history.getByText('The second half, and a title.').waitFor();
  await look('check-in-history');
  await history.getByRole('button', { name: 'Filter' }).click();
  await seat.fills('Filter the history', { With: 'Ana', Until: '2026-11-30' }, 'Show');
  await history.getByText('The second half, and a title.').waitFor({ state: 'hidden' });
  await history.getByText('I wrote the first half.').waitFor();
  await seat.closes('Check-in history');
  await seat.types('/checkin calendar');
  await seat.dialog('Your calendar').getByRole('button', { name: 'Make my address' }).click();
  await seat.dialog('Your calendar').getByText('Copy it now').waitFor();
  await look('calendar');
  await seat.closes('Your calendar');
  expect(stage.faults).toEqual([]);
});

test('a pair in Berlin and New York: snoozed for an hour, skipped by one, asked on their own clocks', async () => {
  // At 10:00 in Berlin it would be night in New York: the two began at 15:00.
  await seat.be('Grace');
  await seat.passes('To Tuesday 10:00');
  await seat.be('Ines');
  await seat.goTo('Grace, Cairn');
  const prompt = await seat.sees('how is it going?');
  await prompt.getByRole('button', { name: 'Snooze' }).click();
  await seat.dialog('Snooze').waitFor();
  await look('snooze');
  await seat.dialog('Snooze').getByRole('button', { name: 'Snooze' }).click();
  await seat.closes('Cairn');
  await seat.passes('+1 hour');
  await seat.sees('here is your check-in again');
  await seat.be('Grace');
  await seat.goTo('Ines, Cairn');
  await button('Skip this one').click();
  await seat.dialog('Skip this check-in').waitFor();
  await look('skip');
  await seat.fills('Skip this check-in', { For: 'Only me', Why: 'A launch' }, 'Skip');
  await seat.closes('Cairn');
  await seat.page.getByText('Grace skipped this one').last().waitFor();

  await seat.types('/checkin schedule');
  const schedule = seat.dialog('Check-in schedule');
  await schedule.getByLabel('How often').selectOption({ label: 'Every month, on a weekday' });
  await schedule.getByLabel('Which one').selectOption({ label: 'The last of the month' });
  await schedule.getByRole('button', { name: 'Preview' }).click();
  await schedule.getByText(/every month on the last Tuesday/i).waitFor();
  await look('check-in-schedule');
  await schedule.getByRole('button', { name: 'Cancel' }).click();
  await seat.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await schedule.waitFor({ state: 'hidden' });

  await seat.types('/checkin times');
  await seat.dialog('My times').waitFor();
  await look('my-times');
  const times = await seat.fills('My times', { 'My public holidays are those of': 'United States of America' }, 'Save');
  await times.waitFor({ state: 'hidden' });
  await seat.types('/checkin next');
  await seat.sees('Tuesday');
  expect(stage.faults).toEqual([]);
});

test('a lead adds a question, names a day on which nobody is asked, and pauses the program', async () => {
  await seat.be('Lena');
  await seat.goTo('general');
  await seat.types('/mentorship questions');
  const questions = seat.dialog('Questions');
  await questions.getByRole('button', { name: 'Add a question' }).click();
  await seat.fills('Add a question', { 'The question': 'What did you learn?' }, 'Add');
  await questions.getByText('6. What did you learn?').waitFor();
  await questions.getByRole('button', { name: 'Up: What did you learn?' }).click();
  await questions.getByText('5. What did you learn?').waitFor();
  await look('questions');
  await questions.getByRole('button', { name: 'Preview' }).click();
  await seat.dialog('Preview').getByText('What did you learn?').waitFor();
  await look('questions-preview');
  await seat.closes('Preview');
  await seat.closes('Questions');

  await seat.types('/mentorship days');
  const days = seat.dialog('Days without check-ins');
  await seat.fills('Days without check-ins', { 'What is it?': 'Retreat', 'First day': '2026-12-21' }, 'Add');
  await days.getByText('21 December 2026').waitFor();
  await look('days-without-check-ins');
  await days.getByRole('button', { name: 'Pause the program' }).click();
  await seat.fills('Pause the program', {}, 'Pause');
  await seat.dialog('Cairn').getByText('until you type /mentorship resume').waitFor();
  await seat.closes('Cairn');
  await seat.closes('Days without check-ins');

  await seat.be('Ana');
  await seat.goTo('Bibek, Cairn');
  await seat.sees('the program pauses');
  const before = await seat.count('how is it going?');
  await seat.passes('To Tuesday 10:00');
  await seat.passes('+1 day');
  expect(await seat.count('how is it going?')).toBe(before);
  await seat.be('Lena');
  await seat.goTo('general');
  await seat.types('/mentorship days');
  await days.getByRole('button', { name: 'Resume the program' }).click();
  await days.getByRole('button', { name: 'Pause the program' }).waitFor();
  await seat.closes('Days without check-ins');
  await seat.be('Bibek');
  await seat.goTo('Ana, Cairn');
  await seat.passes('To Tuesday 10:00');
  await seat.seesTimes('how is it going?', before + 1);
  await button('Answer').click();
  await seat.dialog('Your answer').getByLabel('What did you learn?').waitFor();
  await seat.dialog('Your answer').getByRole('button', { name: 'Cancel' }).click();
  await seat.dialog('Your answer').waitFor({ state: 'hidden' });
  expect(stage.faults).toEqual([]);
  expect(stage.windows.pageErrors).toEqual([]);
  expect(stage.windows.strayRequests).toEqual([]);
});
