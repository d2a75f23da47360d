import type { PersonId } from '../../../core/ids.ts';
import type { Act } from '../../../database/act.ts';
import { messageKind, type Rendered } from '../../../delivery/message.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { id, parts } from '../../../delivery/subject.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { hoursFrom } from '../../availability/rules/working-hours.ts';
import { getMentorship, sharesDm } from '../../mentorships/queries.ts';
import { roleOf } from '../../mentorships/rules.ts';
import { listAnswers } from '../queries/answers.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { hasMutedReminders, listParticipations } from '../queries/participations.ts';
import { findSchedule } from '../queries/schedules.ts';
import { planReminder } from '../rules/reminder.ts';
import { workingFrom } from '../rules/working-from.ts';
import type { CheckInId } from '../types.ts';
import { reminderMessage } from '../views/notices.ts';

declare module '../../../delivery/message.ts' {
  interface MessageSubjects {
    /** The one reminder of a check-in to a person. */
    'check_in.reminder': readonly [checkIn: CheckInId, person: PersonId];
  }
}

export const reminderKind = messageKind('check_in.reminder', parts(id<CheckInId>(), id<PersonId>()), {
  title: 'Private reminder',
  render: renderReminder,
});

async function renderReminder(
  act: Act,
  [checkInId, personId]: readonly [CheckInId, PersonId],
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
