import { MovableClock } from '../../core/clock.ts';
import { withThrowAway } from '../throw-away.ts';
import { castOf, tellStory } from './tell-story.ts';

/** Plays the story with a Postgres, a Slack and a Cairn of its own; nothing of them is left. */
export async function playStory(print: (line: string) => void): Promise<void> {
  print('Starting a throw-away Postgres, a Slack of our own, and Cairn …');
  const calendar = new MovableClock('2026-11-23T08:00:00Z');
  await withThrowAway({ calendar, castOf }, ({ slack, cast, cairn }) =>
    tellStory({ slack, cast, clock: calendar, cairn, print }),
  );
  print('');
  print('The story is told. Run it again as often as you like; it leaves nothing behind.');
}
