import type { MovableClock } from '../../core/clock.ts';
import type { SandboxCairn } from '../cairn.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import { readBackFromPostgres } from './read-back.ts';
import { tellTogether } from './tell-together.ts';
import { Transcript } from './transcript.ts';

/** The people of the story and the channel where they celebrate. */
export function castOf(slack: SandboxSlack) {
  const acme = slack.workspace({ name: 'Acme' });
  const lead = acme.person({ name: 'Lena', tz: 'Europe/Berlin', isAdmin: true });
  const mentor = acme.person({ name: 'Ana', tz: 'Australia/Lord_Howe' });
  const mentee = acme.person({ name: 'Bibek', tz: 'Asia/Kathmandu' });
  const colleague = acme.person({ name: 'Carl', tz: 'Europe/London' });
  const channel = acme.channel({ name: 'celebrations', members: [lead, mentor, mentee, colleague] });
  return { acme, lead, mentor, mentee, colleague, channel };
}

export interface StoryParts {
  readonly slack: SandboxSlack;
  readonly cast: ReturnType<typeof castOf>;
  readonly clock: MovableClock;
  readonly cairn: SandboxCairn;
  readonly print: (line: string) => void;
}

/** Lives one mentorship from setup to kudos, moving time, and prints what each person sees. */
export async function tellStory({ slack, cast, clock, cairn, print }: StoryParts): Promise<void> {
  const { acme, lead, mentor, mentee, colleague, channel } = cast;
  const tale = new Transcript(clock, print);
  const dm = () => acme.conversationBetween(mentor, mentee) ?? '';
  const due = async () => {
    await cairn.runDueWork();
    await slack.settled();
  };

  tale.chapter('Setting up the program');
  await tale.does(lead, 'types /mentorship setup', () => lead.command('/mentorship', 'setup'));
  const setup = await tale.opens(lead, 'Set up the program');
  await tale.fills(setup, {
    Channel: 'celebrations',
    'Program leads': ['Lena'],
  });
  tale.shows(lead, (await lead.modal('Cairn')).text);
  await (await lead.modal()).close();

  tale.chapter('Pairing');
  await tale.does(lead, 'types /mentorship pair @Ana @Bibek until 30 June', () =>
    lead.command('/mentorship', 'pair @Ana @Bibek until 30 June'),
  );
  tale.reads(lead, await lead.sees('Done:'));
  await due();
  tale.reads(mentee, await mentee.sees('What to do first', { in: dm() }));

  tale.chapter('A goal');
  await tale.does(mentee, 'types /goal Give three conference talks by 30 June', () =>
    mentee.command('/goal', 'Give three conference talks by 30 June', { in: dm() }),
  );
  const goal = await tale.opens(mentee, 'New goal');
  await tale.fills(goal, {
    'Relevant: why does it matter to you?': 'I want my ideas to leave the building.',
  });
  await due();
  tale.reads(mentor, await mentor.sees('Give three conference talks', { in: dm() }));
  await tale.does(mentor, 'presses Comment', () => mentor.click('Comment', { in: dm() }));
  const comment = await tale.opens(mentor, 'Comment on a goal');
  await tale.fills(comment, {
    Comment: 'Start with our own meetup in February; that makes the first one easy.',
  });
  await due();
  tale.reads(mentee, await mentee.sees('Start with our own meetup', { in: dm() }));
  await tale.does(mentee, 'presses Add steps', () => mentee.click('Add steps', { in: dm() }));
  const steps = await tale.opens(mentee, 'Add steps');
  await tale.fills(steps, {
    Steps: 'Send two proposals by next Friday\n* First talk given by 28 February',
  });
  await tale.does(mentor, 'presses Suggest a change', () => mentor.click('Suggest a change', { in: dm() }));
  const suggestion = await tale.opens(mentor, 'Suggest a change');
  await tale.fills(suggestion, {
    'Why?': 'The big conference is in July: give yourself the month.',
    'Time-bound: by when?': '2027-07-31',
  });
  await due();
  tale.reads(mentee, await mentee.sees('Ana suggests a change', { in: dm() }));
  await tale.does(mentee, 'presses Accept: now it is agreed by both', () => mentee.click('Accept', { in: dm() }));
  await due();
  tale.reads(mentor, await mentor.sees('agreed ·', { in: dm() }));

  tale.chapter('The check-in comes, on time in two zones');
  await tale.does(mentor, 'types /checkin schedule', () => mentor.command('/checkin', 'schedule', { in: dm() }));
  const schedule = await tale.opens(mentor, 'Check-in schedule');
  await tale.fills(schedule, {
    Day: 'Wednesday',
    Time: '14:30',
  });
  tale.shows(mentor, (await mentor.modal('Cairn')).text);
  await (await mentor.modal()).close();
  await due();
  tale.passes(() => clock.set('2026-11-25T08:45:00Z'), 'to Wednesday 25 November, 14:30 in Kathmandu');
  await due();
  tale.reads(mentee, await mentee.sees('how is it going?', { in: dm() }));
  await tale.does(mentee, 'presses Answer', () => mentee.click('Answer', { in: dm() }));
  const answer = await tale.opens(mentee, 'Your answer');
  await tale.fills(answer, {
    'Give three conference talks': '1',
    'What moved?': 'I gave my first talk at our meetup!',
    'What is in the way?': 'I speak too fast.',
    'What is your next step?': 'Propose the second talk.',
    'What do you need from your mentor?': 'An ear for a rehearsal.',
    Mood: '🚀 flying',
  });
  await tale.does(mentor, 'presses Answer', () => mentor.click('Answer', { in: dm() }));
  const reply = await tale.opens(mentor, 'Your answer');
  await tale.fills(reply, {
    Guidance: 'Mark the pauses in your slides.',
    'What do you commit to?': 'I listen to a rehearsal on Monday.',
  });
  await due();
  tale.reads(mentee, await mentee.sees('Agenda', { in: dm() }));

  await tellTogether(cast, { tale, dm: dm(), due });

  tale.chapter('A milestone is celebrated');
  await tale.does(mentee, 'ticks the milestone "First talk given"', () => mentee.click('Tick', { in: dm(), nth: 1 }));
  const celebrate = await tale.opens(mentee, 'Celebrate?');
  await tale.fills(celebrate, {
    'How would you like to celebrate?': 'Celebrate in #celebrations',
  });
  await due();
  tale.reads(lead, await lead.sees('/invite @Cairn', { in: lead.dm }));
  await tale.does(lead, 'invites Cairn to #celebrations', async () => acme.inviteBot('celebrations'));
  await tale.does(lead, 'saves /mentorship setup once more, so that what waits goes out at once', () =>
    lead.command('/mentorship', 'setup'),
  );
  await (await lead.modal('Set up the program')).submit();
  await (await lead.modal('Cairn')).close();
  await due();
  tale.reads(colleague, await colleague.sees('First talk given', { in: channel.id }));
  await tale.does(colleague, 'presses Kudos', () => colleague.click(/Kudos/, { in: channel.id }));
  await due();
  tale.reads(colleague, await colleague.sees('Kudos (1)', { in: channel.id }));

  tale.passes(() => clock.advance({ minutes: 15 }), 'by a quarter of an hour');
  await due();

  tale.chapter('Looking back');
  await tale.does(mentor, 'types /goal history', () => mentor.command('/goal', 'history', { in: dm() }));
  await mentor.click('History', { in: await mentor.sees('Your goals, closed ones too', { in: dm() }) });
  tale.shows(mentor, (await mentor.modal('History of a goal')).text, 'presses History and sees');
  await (await mentor.modal()).close();
  await tale.does(mentee, 'types /checkin history', () => mentee.command('/checkin', 'history'));
  tale.shows(mentee, (await mentee.modal('Check-in history')).text);
  await (await mentee.modal()).close();
  tale.shows(mentee, (await mentee.openHome()).text, 'opens Cairn’s Home');

  tale.chapter('What Postgres holds');
  for (const line of await readBackFromPostgres(cairn.database, acme.id)) print(line);
}
