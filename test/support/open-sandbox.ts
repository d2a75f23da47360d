import { MovableClock } from '../../src/core/clock.ts';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { type WorkspaceTransaction, withWorkspace } from '../../src/database/transaction.ts';
import { startCairn } from '../../src/sandbox/cairn.ts';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { door } from './door.ts';
import { doubleEverySubmission } from './double-clicks.ts';
import { patientSlack } from './patient-slack.ts';
import { restWith } from './rest-with.ts';
import { lendDatabase } from './test-database.ts';

/** Monday 23 November 2026, 04:00 UTC: morning in Kathmandu, afternoon on Lord Howe, night in New York. */
const firstNow = '2026-11-23T04:00:00Z';

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>;

/** Cairn and a Slack of its own on a fresh database: workspace Acme with its people; time stands still until moved. */
export async function openSandbox(options: { now?: string } = {}) {
  const calendar = new MovableClock(options.now ?? firstNow);
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const slack = await SandboxSlack.start({ clock: calendar, ...patientSlack, manifest: readManifest() });
  const answeredDifferently = doubleEverySubmission(slack);
  const acme = slack.workspace({ name: 'Acme' });
  const people = {
    admin: acme.person({ name: 'Lena', tz: 'Europe/Berlin', isAdmin: true }),
    mentor: acme.person({ name: 'Ana', tz: 'Australia/Lord_Howe' }),
    mentee: acme.person({ name: 'Bibek', tz: 'Asia/Kathmandu' }),
    colleague: acme.person({ name: 'Carl', tz: 'America/New_York' }),
  };
  const celebrations = acme.channel({ name: 'celebrations', members: Object.values(people), withBot: true });
  const other = slack.workspace({ name: 'Globex' });
  const database = await lendDatabase();
  const start = () => startCairn({ slack, databaseUrl: database.url, clocks: { calendar, machine }, door });
  let cairn = await start();
  restWith(slack, () => [cairn.app]);

  const sandbox = {
    slack,
    acme,
    /** A second workspace with Cairn installed. */
    other,
    ...people,
    celebrations,
    calendar,
    machine,
    get cairn() {
      return cairn;
    },
    databaseUrl: database.url,

    /** What is due by the clock is done, and everything has arrived. */
    async due(): Promise<void> {
      await slack.settled();
      await cairn.runDueWork();
      await slack.settled();
    },
    /** Moves the calendar (and the machine with it), then does what has fallen due. */
    async passTo(instant: string): Promise<void> {
      machine.advance({ seconds: Math.max(0, (new Date(instant).getTime() - calendar.now().getTime()) / 1000) });
      calendar.set(instant);
      await sandbox.due();
    },
    async pass(step: { days?: number; hours?: number; minutes?: number; seconds?: number }): Promise<void> {
      calendar.advance(step);
      machine.advance(step);
      await sandbox.due();
    },
    /** Moves the machine alone, long enough for every delivery that Slack turned away to be tried again. */
    async passRetries(): Promise<void> {
      machine.advance({ minutes: 10 });
      await sandbox.due();
    },
    /** Cairn's process ends; Slack and the database stay. */
    async goDown(): Promise<void> {
      await cairn.stop();
      slack.connect({ requestUrl: null });
    },
    /** A new process of Cairn starts on the same database, at this instant. */
    async comeBack(instant: string): Promise<void> {
      machine.advance({ seconds: Math.max(0, (new Date(instant).getTime() - calendar.now().getTime()) / 1000) });
      calendar.set(instant);
      cairn = await start();
      await sandbox.due();
    },
    /** Looks at what Postgres holds of Acme. */
    async inDatabase<T>(read: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
      return withWorkspace(cairn.database, acme.id as WorkspaceId, read);
    },
    /** The group DM of Cairn with the two. */
    dmOf(one: SandboxPerson, two: SandboxPerson): string {
      const id = acme.conversationBetween(one, two);
      if (!id) throw new Error(`Cairn has no group DM with ${one.name} and ${two.name}`);
      return id;
    },
    /** Sets up the program: celebrations in #celebrations, Lena leads. */
    async setUp(): Promise<void> {
      await people.admin.command('/mentorship', 'setup');
      const modal = await people.admin.modal('Set up the program');
      await modal.fill('Channel', 'celebrations');
      await modal.fill('Program leads', ['Lena']);
      await modal.submit();
      await (await people.admin.modal('Cairn')).close();
      await sandbox.due();
    },
    /** The admin pairs two people. @returns their group DM */
    async pair(mentor: SandboxPerson = people.mentor, mentee: SandboxPerson = people.mentee): Promise<string> {
      await people.admin.command('/mentorship', `pair @${mentor.name} @${mentee.name}`);
      await people.admin.sees(`${mentor.name} mentors ${mentee.name}`);
      await sandbox.due();
      return sandbox.dmOf(mentor, mentee);
    },
    /** The mentee proposes a goal from a sentence, and the mentor agrees. @returns their group DM */
    async agreedGoal(sentence = 'Give three conference talks by 30 June'): Promise<string> {
      const dm = sandbox.dmOf(people.mentor, people.mentee);
      await people.mentee.command('/goal', sentence, { in: dm });
      await (await people.mentee.modal('New goal')).submit();
      await sandbox.due();
      await people.mentor.click('Agree', { in: dm });
      await sandbox.due();
      return dm;
    },
    async close(): Promise<void> {
      await cairn.stop();
      await slack.close();
      await database.giveBack();
      if (answeredDifferently.length > 0) throw new Error(`sent twice at once: ${answeredDifferently.join('\n')}`);
    },
  };
  return sandbox;
}
