import { MovableClock } from '../../core/clock.ts';
import { addDays, dateInWords, type LocalDate, type LocalTime } from '../../core/local-time.ts';
import { withThrowAway } from '../throw-away.ts';
import { printCounts, printYear } from './calendar.ts';
import { checkGuest, type Finding, zoneAt } from './guest.ts';
import { atAGoodHour, habitOf } from './habits.ts';
import { castOfYear, dayOf, LivedYear, tuesday, type Who } from './lived-year.ts';
import { type Deed, exceptions, script } from './script.ts';

const both: readonly Who[] = ['mentee', 'mentor'];

interface Planned {
  readonly at: Date;
  does(): Promise<unknown>;
}

/**
 * Lives a year of one busy pair in the real Cairn, by what they press and type, and prints it as a calendar.
 * @param weeks how much of it
 * @returns what a good guest would not have done; empty where there is nothing
 */
export async function playYear(
  print: (line: string) => void,
  { weeks = 52, databaseUrl }: { weeks?: number; databaseUrl?: string } = {},
): Promise<Finding[]> {
  print(`Living ${weeks} weeks of one pair in a Slack and a Cairn of their own …`);
  const calendar = new MovableClock('2026-11-23T03:00:00Z');
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  let findings: Finding[] = [];
  await withThrowAway({ calendar, machine, castOf: castOfYear, databaseUrl }, async ({ slack, cast, cairn, start }) => {
    const year = new LivedYear({ calendar, machine, slack, cast, cairn, start });
    await begin(year);
    const left = await live(year, addDays(tuesday(weeks), 6), print);
    const received = await year.received();
    const pair = { mentor: year.lived.mentor, mentee: year.lived.mentee };
    print('');
    print(
      `${pair.mentee.name} (mentee) and ${pair.mentor.name} (mentor). Times: on his clock, on hers (+ the day after).`,
    );
    print(
      '▶ is what one of them did; the rest came from Cairn, with the reason that `cairn explain` had given beforehand.',
    );
    printYear(print, pair, { received, done: year.done, said: year.said, left });
    findings = checkGuest(received, [pair.mentee, pair.mentor], year.quiet);
    printCounts(print, pair, received, findings);
  });
  return findings.filter(({ breaches }) => breaches.length > 0);
}

async function begin(year: LivedYear): Promise<void> {
  const { lead, mentee, mentor } = year.cast;
  await lead.command('/mentorship', 'pair @Ana @Bibek');
  await year.settle();
  await mentee.command('/goal', 'Give three conference talks by 30 October', { in: year.dm });
  await (await mentee.modal('New goal')).submit();
  await year.settle();
  await mentor.click('Agree', { in: year.dm });
  await year.settle();
}

interface Left {
  readonly at: Date;
  readonly what: string;
  readonly why: string;
}

/** @returns the dates of the rhythm on which nothing was asked, and why */
async function live(year: LivedYear, until: LocalDate, print: (line: string) => void): Promise<Left[]> {
  const end = year.instantFor('mentee', until, '23:00' as LocalTime);
  const queue: Planned[] = script.map((deed) => ({ at: instantOf(year, deed), does: () => perform(year, deed) }));
  const left: Left[] = [];
  let prompts = 0;
  let lookedAt = tuesday(1);
  for (;;) {
    queue.sort((one, other) => one.at.getTime() - other.at.getTime());
    await year.explain();
    const due = await year.nextDueAt();
    const [deed] = queue;
    const look = year.instantFor('mentee', lookedAt, '20:30' as LocalTime);
    const next = [due, deed?.at, look].flatMap((each) => each ?? []).reduce((a, b) => (a < b ? a : b));
    if (next > end) return left;
    await year.passTo(next);
    if (deed && deed.at <= year.now) {
      queue.shift();
      await deed.does();
    }
    if (look <= year.now) {
      await year.explain();
      left.push(...(await whyNothing(year, lookedAt)));
      lookedAt = addDays(lookedAt, 7);
      print(`  … ${dateInWords(lookedAt)}`);
    }
    const asked = await countPrompts(year);
    if (asked > prompts) queue.push(...plan(year, asked));
    prompts = asked;
  }
}

function instantOf(year: LivedYear, { who, on, at }: Deed): Date {
  return year.instantFor(who ?? 'mentee', on, at);
}

async function perform(year: LivedYear, deed: Deed): Promise<void> {
  await year.does(deed.who, deed.says, () => deed.does(year));
}

async function countPrompts(year: LivedYear): Promise<number> {
  return year.cast.mentee.messages(year.dm).filter(({ text }) => text.includes('how is it going?')).length;
}

/** When each of the two answers the check-in that has just come. */
function plan(year: LivedYear, ordinal: number): Planned[] {
  const asked = year.now;
  const special = exceptions[dayOf(year, 'mentee', asked)] ?? {};
  return both.flatMap((who) => {
    const hours = special[who] ?? habitOf(ordinal)[who];
    if (typeof hours !== 'number') return [];
    const at = atAGoodHour(new Date(asked.getTime() + hours * 3_600_000), zoneAt(year.lived[who], asked));
    return [{ at, does: () => year.does(who, 'answers', () => answer(year, who, ordinal)) }];
  });
}

async function answer(year: LivedYear, who: Who, ordinal: number): Promise<void> {
  const person = year.person(who);
  await person.click('Answer', { in: year.dm });
  const form = await person.modal(/answer/);
  const words: Record<string, string> =
    who === 'mentee'
      ? { 'What moved?': `Week ${ordinal}: a little further`, 'What is your next step?': `Slide ${ordinal}` }
      : { Guidance: `On week ${ordinal}: keep going` };
  for (const [label, value] of Object.entries(words)) await form.fill(label, value);
  const { closed, errors } = await form.submit();
  if (!closed) throw new Error(`the answer was refused: ${JSON.stringify(errors)}`);
}

/** A date on which the pair would have been asked, and was not: what Cairn says of it. */
async function whyNothing(year: LivedYear, on: LocalDate): Promise<Left[]> {
  const from = year.instantFor('mentee', on, '00:00' as LocalTime);
  const asked = (await year.received().catch(() => [])).some(
    ({ kind, at }) => kind === 'check_in.prompt' && at >= from,
  );
  if (asked) return [];
  const at = year.instantFor('mentee', on, '10:00' as LocalTime);
  const told = year.said.findLast(({ what }) => what === `${dateInWords(on)} is left out`);
  if (told) return [{ at, what: '· nobody is asked', why: told.why }];
  const standing = year.said.findLast(
    ({ askedAt, what }) => askedAt <= year.now && /^(paused|quiet)/.test(what) && askedAt >= from,
  );
  if (standing) return [{ at, what: `· nobody is asked: ${standing.what}`, why: standing.why }];
  return [];
}
