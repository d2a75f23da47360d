import { localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { messageKind, type Rendered } from '../../../delivery/message.ts';
import { id } from '../../../delivery/subject.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { hoursFrom } from '../../availability/rules/working-hours.ts';
import { listMentorships } from '../../mentorships/queries.ts';
import { findCheckIn } from '../queries/check-ins.ts';
import { listParticipations } from '../queries/participations.ts';
import { listSchedules } from '../queries/schedules.ts';
import { whyOff } from '../rules/days-off.ts';
import { firstReminderAt } from '../rules/reminder.ts';
import { workingFrom } from '../rules/working-from.ts';
import type { CheckIn, CheckInId, Schedule } from '../types.ts';
import { promptMessage } from '../views/prompt.ts';
import { readCheckIns } from './read.ts';

declare module '../../../delivery/message.ts' {
  interface MessageSubjects {
    'check_in.prompt': CheckInId;
  }
}

export const promptKind = messageKind('check_in.prompt', id(), {
  title: 'Check-in prompt',
  async render(act, checkInId, operation) {
    const [rendered] = await renderPrompts(act, [checkInId], operation);
    return rendered ?? { do: 'skip', because: 'the check-in is gone' };
  },
  renderAll: renderPrompts,
  async sent(act, checkInId) {
    await planReminders(act, checkInId);
  },
});

async function renderPrompts(
  act: Act,
  ids: readonly CheckInId[],
  operation: 'post' | 'update',
): Promise<(Rendered | undefined)[]> {
  const reads = await readCheckIns(act, ids);
  const schedules =
    operation === 'post'
      ? await listSchedules(
          act.tx,
          reads.map(({ mentorship }) => mentorship.id),
        )
      : [];
  const rendered = new Map(
    reads.map((read): [CheckInId, Rendered] => {
      const { checkIn, mentorship } = read;
      const schedule = schedules.find(({ mentorshipId }) => mentorshipId === mentorship.id);
      const because = operation === 'post' ? whyNotPrompt(checkIn, schedule, act.now) : undefined;
      if (because) return [checkIn.id, { do: 'skip', because }];
      return [checkIn.id, { do: 'send', message: promptMessage(read) }];
    }),
  );
  return ids.map((each) => rendered.get(each));
}

/** What came between the opening of a check-in and the moment at which its prompt goes out. */
function whyNotPrompt(checkIn: CheckIn, schedule: Schedule | undefined, now: Date): string | undefined {
  if (checkIn.state === 'closed' || checkIn.closesAt <= now) return 'over before it was asked';
  if (schedule?.status !== 'running') return 'paused or stopped before it was asked';
  return whyOff(schedule, localDateOf(now, schedule.zone)) ? 'a day off came before it was asked' : undefined;
}

/** Each may be reminded once; whether they are is decided when the time has come. */
async function planReminders(act: Act, checkInId: CheckInId): Promise<void> {
  const checkIn = await findCheckIn(act.tx, checkInId);
  const [mentorship] = checkIn ? await listMentorships(act.tx, [checkIn.mentorshipId]) : [];
  const [schedule] = checkIn ? await listSchedules(act.tx, [checkIn.mentorshipId]) : [];
  if (!checkIn || !mentorship || !schedule) return;
  const chosen = await listParticipations(act.tx, [checkInId]);
  const hoursOf = hoursFrom(await listWorkingTimes(act.tx, [mentorship.mentor.id, mentorship.mentee.id]));
  for (const role of ['mentor', 'mentee'] as const) {
    const person = mentorship[role];
    // Whoever chose a time before the prompt was out has a reminder of their own.
    if (chosen.some(({ personId, snoozedUntil }) => personId === person.id && snoozedUntil !== null)) continue;
    const dueAt = firstReminderAt(checkIn, act.now, workingFrom(mentorship, role, schedule, hoursOf(person.id)));
    if (!dueAt) continue;
    await enqueue(act, 'check_in.reminder', [checkInId, person.id], {
      target: { kind: 'people', ids: [person.id] },
      dueAt,
    });
  }
}
