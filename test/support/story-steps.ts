import { MovableClock } from '../../src/core/clock.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { castOf } from '../../src/sandbox/story/tell-story.ts';
import { patientSlack } from './patient-slack.ts';
import { cloneDatabase } from './test-database.ts';

/** A Slack with the people of the story, and a database; Cairn is for the test to start, in whatever processes. */
export async function openStage() {
  const clock = new MovableClock('2026-11-23T03:30:00Z');
  const slack = await SandboxSlack.start({ clock, ...patientSlack, manifest: readManifest() });
  const cast = castOf(slack);
  cast.acme.inviteBot('celebrations');
  const database = await cloneDatabase();
  return {
    clock,
    slack,
    cast,
    databaseUrl: database.url,
    /** The group DM of the two, once there is one. */
    get dm(): string {
      return cast.acme.conversationBetween(cast.mentor, cast.mentee) ?? '';
    },
    async close(): Promise<void> {
      slack.faults.clear();
      await slack.close();
      await database.drop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export interface StoryStep {
  readonly name: string;
  /** What somebody does, or how time passes; what it makes due is done afterwards. */
  act(stage: Stage): Promise<unknown>;
}

/** One mentorship from setup to kudos. Each step finds on the screen what the steps before made due. */
export const storySteps: readonly StoryStep[] = [
  {
    name: 'setup',
    async act({ cast: { lead } }) {
      await lead.command('/mentorship', 'setup');
      const modal = await lead.modal('Set up the program');
      await modal.fill('Channel', 'celebrations');
      await modal.submit();
      await (await lead.modal('Cairn')).close();
    },
  },
  {
    name: 'pair',
    async act({ cast: { lead } }) {
      await lead.command('/mentorship', 'pair @Ana @Bibek until 30 June');
      await lead.sees('Done:');
    },
  },
  {
    name: 'propose',
    async act({ dm, cast: { mentee } }) {
      await mentee.sees('What to do first', { in: dm });
      await mentee.command('/goal', 'Give three conference talks by 30 June', { in: dm });
      await (await mentee.modal('New goal')).submit();
    },
  },
  {
    name: 'add steps',
    async act({ dm, cast: { mentee } }) {
      await mentee.click('Add steps', { in: dm });
      const modal = await mentee.modal('Add steps');
      await modal.fill('Steps', 'Send two proposals\n* First talk given by 28 February');
      await modal.submit();
    },
  },
  {
    name: 'agree',
    act: ({ dm, cast: { mentor } }) => mentor.click('Agree', { in: dm }),
  },
  {
    name: 'schedule',
    async act({ dm, cast: { mentor } }) {
      await mentor.sees('agreed ·', { in: dm });
      await mentor.command('/checkin', 'schedule', { in: dm });
      const modal = await mentor.modal('Check-in schedule');
      await modal.fill('Day', 'Wednesday');
      await modal.fill('Time', '14:30');
      await modal.submit();
      await (await mentor.modal('Cairn')).close();
    },
  },
  {
    name: 'prompt',
    act: async ({ clock }) => clock.set('2026-11-25T08:45:00Z'),
  },
  {
    name: 'the mentee answers',
    async act({ dm, cast: { mentee } }) {
      await mentee.click('Answer', { in: dm });
      const modal = await mentee.modal('Your answer');
      await modal.fill('Give three conference talks', '1');
      await modal.fill('What moved?', 'I gave my first talk!');
      await modal.submit();
    },
  },
  {
    name: 'the mentor answers',
    async act({ dm, cast: { mentor } }) {
      await mentor.click('Answer', { in: dm });
      const modal = await mentor.modal('Your answer');
      await modal.fill('Guidance', 'Mark the pauses in your slides.');
      await modal.submit();
    },
  },
  {
    name: 'tick and celebrate',
    async act({ dm, cast: { mentee } }) {
      await mentee.sees('Agenda', { in: dm });
      await mentee.click('Tick', { in: dm, nth: 1 });
      const modal = await mentee.modal('Celebrate?');
      await modal.fill('How would you like to celebrate?', 'Celebrate in #celebrations');
      await modal.submit();
    },
  },
  {
    name: 'kudos',
    act: ({ cast: { colleague, channel } }) => colleague.click(/Kudos/, { in: channel.id }),
  },
];
