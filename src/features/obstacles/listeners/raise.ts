import { Refusal } from '../../../core/errors.ts';
import type { Door } from '../../../slack/door.ts';
import { plainCommandText } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import type { GoalId } from '../../goals/types.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { raiseObstacle } from '../actions/raise-obstacle.ts';
import { listPlaces } from '../actions/where-it-belongs.ts';
import { obstacleButtons, type RaiseFields, raiseForm, raiseSubject } from '../inputs.ts';
import { findObstacle } from '../queries/obstacles.ts';
import { readParts } from '../rules/parts.ts';
import { metBeforeModal } from '../views/obstacle-card.ts';
import { raiseModal } from '../views/obstacle-forms.ts';

export function registerRaising(door: Door): void {
  door.subcommand('/goal', {
    name: 'obstacle',
    usage: 'obstacle [what is in the way]',
    does: 'names what is in the way, for the two of you to look at',
    args: /^[\s\S]*$/,
    async run(visit, words) {
      await showForm(visit, {}, plainCommandText(words));
      await meetVisitor(visit).catch((error: unknown) => visit.logger.warn({ err: error }, 'zone not asked'));
    },
  });
  door.button(obstacleButtons.raise, raiseSubject, (visit, subject) => showForm(visit, subject));

  door.submit(raiseForm, async (act, { values, subject }) => {
    const mentorshipId = subject.mentorship ?? values.mentorship;
    if (!mentorshipId) {
      throw new Refusal<RaiseFields>('no_mentorship', 'Choose the mentorship this belongs to.', 'mentorship');
    }
    const { challenge } = readParts(['challenge'], values);
    const { resembles } = await raiseObstacle(act, { mentorshipId, goalId: values.goal, challenge });
    const before = resembles === null ? undefined : await findObstacle(act.tx, resembles);
    return before && metBeforeModal(before);
  });
}

/** A trigger lives for three seconds: one transaction, then the form. */
async function showForm(
  visit: Visit,
  subject: { mentorship?: MentorshipId; goal?: GoalId },
  words?: string,
): Promise<void> {
  const places = await visit.act((act) => listPlaces(act, subject.mentorship));
  if (places.mentorships.length === 0) {
    throw new Refusal(
      'no_mentorship',
      'An obstacle belongs to a mentorship, and you have none. Ask a program lead or a workspace admin to pair you.',
    );
  }
  await visit.showModal(raiseModal({ ...places, personId: visit.personId, goalId: subject.goal, words }));
}
