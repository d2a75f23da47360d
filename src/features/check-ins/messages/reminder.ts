import type { PersonId } from '../../../core/ids.ts';
import type { Act } from '../../../database/act.ts';
import type { MessageKind, Rendered } from '../../../delivery/message.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { hoursFrom } from '../../availability/rules/working-hours.ts';
import { getMentorship, sharesDm } from '../../mentorships/queries.ts';
import { roleOf } from '../../mentorships/rules.ts';
import { listAnswers } from '../queries/answers.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { hasMutedReminders, listParticipations } from '../queries/participations.ts';
import { findSchedule } from '../queries/schedules.ts';
import { planReminder } from '../rules/reminder.ts';
import { partsOf } from '../rules/subjects.ts';
import { workingFrom } from '../rules/working-from.ts';
import type { CheckInId } from '../types.ts';
import { reminderMessage } from '../views/notices.ts';

export const reminderKind: MessageKind = {
  kind: 'check_in.reminder',
  title: 'Private reminder',
  async render(act, subject, operation) {
    const [checkInId, personId] = partsOf(subject) as readonly [CheckInId, PersonId];
    return renderReminder(act, checkInId, personId, operation);
  },
};

async function renderReminder(
  act: Act,
  checkInId: CheckInId,
  personId: PersonId,
  operation: 'post' | 'update',
): Promise<Rendered> {
  const checkIn = await findCheckIn(act.tx, checkInId);
  const schedule = checkIn && (await findSchedule(act.tx, checkIn.mentorshipId));
  if (!checkIn || !schedule) return { do: 'skip', because: 'the check-in is gone' };
  const mentorship = await getMentorship(act.tx, checkIn.mentorshipId);
  const role = roleOf(mentorship, personId);
  if (!role) return { do: 'skip', because: 'no longer of this pair' };
  const prompt = await findPost(act.tx, 'check_in.prompt', checkInId);
  if (!prompt?.ts || !prompt.channelId) return { do: 'skip', because: 'it was never asked' };
  const isMuted = await hasMutedReminders(act.tx, mentorship.id, personId);
  if (operation === 'post') {
    const hoursOf = hoursFrom(await listWorkingTimes(act.tx, [personId]));
    const answers = await listAnswers(act.tx, [checkInId]);
    const participations = await listParticipations(act.tx, [checkInId]);
    const plan = planReminder(
      {
        checkIn,
        askedAt: checkIn.promptAt,
        isNewest: (await findNewestCheckIn(act.tx, mentorship.id))?.id === checkInId,
        hasAnswered: answers.some((answer) => answer.personId === personId),
        own: participations.find((each) => each.personId === personId),
        isMuted,
        status: schedule.status,
        workingFrom: workingFrom(mentorship, role, schedule, hoursOf(personId)),
      },
      act.now,
    );
    if (plan.do === 'never') return { do: 'skip', because: plan.because };
    if (plan.do === 'later') return plan;
  }
  const message = reminderMessage({
    checkIn,
    mentorship,
    namesMentorship: await sharesDm(act.tx, mentorship),
    person: mentorship[role],
    promptUrl: urlOf(prompt.channelId, prompt.ts),
    isMuted,
  });
  return { do: 'send', message };
}

/** Slack's address of a message; it opens in the app where there is one. */
function urlOf(channelId: string, ts: string): string {
  return `https://slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
}
