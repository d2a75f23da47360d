import type { LocalDate, LocalTime, TimeZone } from '../../core/local-time.ts';
import type { Exceptions } from './habits.ts';
import { type LivedYear, tuesday, type Who } from './lived-year.ts';

// A busy year: holidays, conferences, a stay abroad, a silence, a bad day of Cairn's. Everything else is habit.

export interface Deed {
  readonly on: LocalDate;
  readonly at: LocalTime;
  /** On whose clock; nobody's deed is on the mentee's. */
  readonly who: Who | undefined;
  readonly says: string;
  does(year: LivedYear): Promise<unknown>;
}

function deed(on: string, at: string, who: Who | undefined, says: string, does: Deed['does']): Deed {
  return { on: on as LocalDate, at: at as LocalTime, who, says, does };
}

function types(year: LivedYear, who: Who, text: string) {
  return year.person(who).command('/checkin', text);
}

async function putsOff(year: LivedYear, who: Who, button: 'Snooze' | 'Skip this one', fields: Record<string, string>) {
  const person = year.person(who);
  await person.click(button, { in: year.dm });
  const form = await person.modal(button === 'Snooze' ? 'Snooze' : 'Skip this check-in');
  for (const [label, value] of Object.entries(fields)) await form.fill(label, value);
  await form.submit();
  while (person.topModal) await person.topModal.close();
}

async function setsRhythm(year: LivedYear, who: Who, fields: Record<string, string>) {
  const person = year.person(who);
  await person.command('/checkin', 'schedule');
  const form = await person.modal('Check-in schedule');
  for (const [label, value] of Object.entries(fields)) await form.fill(label, value);
  await form.click('Preview');
  await form.submit();
  await (await person.modal('Cairn')).close();
}

async function reviews(year: LivedYear, who: Who) {
  const person = year.person(who);
  await person.click('Review goals', { in: year.dm });
  await (await person.modal()).submit();
  while (person.topModal) await person.topModal.close();
}

async function notesTalk(year: LivedYear, who: Who, line: string) {
  const person = year.person(who);
  await person.command('/checkin', `talked ${line}`);
  await (await person.modal('You talked')).submit();
}

async function pressesInOwnDm(year: LivedYear, who: Who, label: string) {
  const person = year.person(who);
  await person.click(label, { in: person.dm });
}

/** How these check-ins go, by their date in the mentee's zone, in hours after the prompt. */
export const exceptions: Exceptions = {
  [tuesday(8)]: { mentee: 25, mentor: 27 },
  [tuesday(9)]: { mentee: 1, mentor: 8 },
  [tuesday(10)]: { mentee: 3, mentor: 'never' },
  [tuesday(11)]: { mentee: 'never', mentor: 'never' },
  [tuesday(13)]: { mentee: 'never', mentor: 'never' },
  [tuesday(14)]: { mentee: 'never', mentor: 'never' },
  [tuesday(15)]: { mentee: 'never', mentor: 'never' },
};

export const script: readonly Deed[] = [
  deed('2026-11-23', '16:00', 'mentor', 'sets a goal review every 4 check-ins', (year) =>
    setsRhythm(year, 'mentor', { 'Goal review': 'Every 4 check-ins' }),
  ),
  deed('2026-12-15', '12:00', 'mentee', 'reviews the goals', (year) => reviews(year, 'mentee')),
  deed('2026-12-17', '18:00', 'mentee', 'types /checkin off from 21 December until 4 January', (year) => {
    year.lived.mentee.off = [{ firstOn: '2026-12-21' as LocalDate, backOn: '2027-01-04' as LocalDate }];
    return types(year, 'mentee', 'off from 21 December until 4 January');
  }),
  deed(tuesday(8), '10:20', 'mentee', 'snoozes for both until tomorrow', (year) =>
    putsOff(year, 'mentee', 'Snooze', { 'Ask again': 'Tomorrow, same time', For: 'Both of us' }),
  ),
  deed(tuesday(9), '15:40', 'mentor', 'snoozes for herself, an hour', (year) =>
    putsOff(year, 'mentor', 'Snooze', { 'Ask again': 'In an hour', For: 'Only me' }),
  ),
  deed(tuesday(10), '16:00', 'mentor', 'skips for herself', (year) =>
    putsOff(year, 'mentor', 'Skip this one', { For: 'Only me', Why: 'A launch' }),
  ),
  deed(tuesday(11), '10:30', 'mentee', 'skips for both', (year) =>
    putsOff(year, 'mentee', 'Skip this one', { For: 'Both of us', Why: 'The conference week' }),
  ),
  deed('2027-02-10', '19:00', 'mentor', 'notes that they talked', (year) =>
    notesTalk(year, 'mentor', 'The first slides'),
  ),
  deed('2027-03-08', '09:30', 'mentee', 'presses Less often on the question', async (year) => {
    const question = (await year.received()).findLast(({ kind }) => kind === 'check_in.silence');
    if (question) year.quiet.push({ why: 'the silence', from: question.at, to: year.now });
    await year.person('mentee').click('Less often', { in: year.dm });
  }),
  deed('2027-04-09', '09:00', 'mentor', 'types /checkin off from 12 April until 26 April', (year) => {
    year.lived.mentor.off = [{ firstOn: '2027-04-12' as LocalDate, backOn: '2027-04-26' as LocalDate }];
    return types(year, 'mentor', 'off from 12 April until 26 April');
  }),
  deed('2027-04-29', '11:00', 'mentee', 'asks every week again', (year) =>
    setsRhythm(year, 'mentee', { 'How often': 'Every week', Day: 'Tuesday' }),
  ),
  deed('2027-05-06', '10:00', 'mentee', 'mutes his reminders', async (year) => {
    await pressesInOwnDm(year, 'mentee', 'Mute for this mentorship');
    year.lived.mentee.muted = [
      { from: year.now, to: year.instantFor('mentee', '2027-06-07' as LocalDate, '10:00' as LocalTime) },
    ];
  }),
  deed('2027-06-01', '18:00', undefined, 'Bibek arrives in London; Slack tells Cairn', (year) =>
    year.move('mentee', 'Europe/London' as TimeZone),
  ),
  deed('2027-06-07', '10:00', 'mentee', 'wants his reminders again', (year) =>
    pressesInOwnDm(year, 'mentee', 'Remind me again'),
  ),
  deed('2027-06-24', '12:00', 'mentee', 'notes that they talked', (year) =>
    notesTalk(year, 'mentee', 'What comes after the talks'),
  ),
  deed('2027-07-07', '09:00', 'mentor', 'types /checkin pause until 1 August', (year) => {
    year.quiet.push({
      why: 'the pause',
      from: year.now,
      to: year.instantFor('mentee', '2027-08-01' as LocalDate, '00:00' as LocalTime),
    });
    return types(year, 'mentor', 'pause until 1 August');
  }),
  deed('2027-08-10', '08:00', undefined, 'Cairn is down', (year) => year.goDown()),
  deed('2027-08-11', '05:30', undefined, 'Cairn is up again', (year) => year.comeBack()),
  deed('2027-09-15', '20:00', 'mentee', 'types /checkin now', async (year) => {
    await types(year, 'mentee', 'now');
    await (await year.person('mentee').modal('Check-in now')).close();
  }),
];
