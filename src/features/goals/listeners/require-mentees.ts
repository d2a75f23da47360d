import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { listOwnActive } from '../../mentorships/actions.ts';
import type { Mentorship } from '../../mentorships/types.ts';

/** The active mentorships in which this person sets the goals, one at least. @throws Refusal */
export async function requireMentees(act: PersonalAct): Promise<readonly [Mentorship, ...Mentorship[]]> {
  const [first, ...others] = await listOwnActive(act, 'mentee');
  if (!first) throw await noMentorship(act);
  return [first, ...others];
}

async function noMentorship(act: PersonalAct): Promise<Refusal> {
  const asMentor = await listOwnActive(act, 'mentor');
  if (asMentor.length > 0) {
    return new Refusal(
      'only_a_mentor',
      `Goals are set by the mentee. Ask ${asMentor.map(({ mentee }) => mentee.name).join(' or ')} to type /goal; you can then agree or comment.`,
    );
  }
  return new Refusal(
    'no_mentorship',
    'A goal belongs to a mentorship, and you have none yet. Ask a program lead or a workspace admin to run “/mentorship pair @mentor @you”.',
  );
}
