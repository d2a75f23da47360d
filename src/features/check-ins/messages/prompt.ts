import { localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { enqueueAll } from '../../../delivery/enqueue.ts';
import { messageKind, type Rendered } from '../../../delivery/message.ts';
import { id } from '../../../delivery/subject.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { hoursFrom } from '../../availability/rules/working-hours.ts';
import { listMentorships } from '../../mentorships/queries.ts';
import { listCheckInsById } from '../queries/check-ins.ts';
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
  sentAll: planReminders,
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

/** Of each prompt that is out, each of the two may be reminded once; whether they are is decided when the time has come. */
async function planReminders(act: Act, ids: readonly CheckInId[]): Promise<void> {
  const { tx, now } = act;
  const checkIns = await listCheckInsById(tx, ids);
  const mentorshipIds = checkIns.map(({ mentorshipId }) => mentorshipId);
  const mentorships = new Map((await listMentorships(tx, mentorshipIds)).map((each) => [each.id, each]));
  const schedules = new Map((await listSchedules(tx, mentorshipIds)).map((each) => [each.mentorshipId, each]));
  const people = [...mentorships.values()].flatMap(({ mentor, mentee }) => [mentor.id, mentee.id]);
  const hoursOf = hoursFrom(await listWorkingTimes(tx, people));
  const chosen = await listParticipations(tx, ids);
  // In the order of the posts: what is due at one time is sent in the order in which it was planned.
  const byId = new Map(checkIns.map((each) => [each.id, each]));
  const reminders = ids.flatMap((id) => {
    const checkIn = byId.get(id);
    if (!checkIn) return [];
    const mentorship = mentorships.get(checkIn.mentorshipId);
    const schedule = schedules.get(checkIn.mentorshipId);
    if (!mentorship || !schedule) return [];
    return (['mentor', 'mentee'] as const).flatMap((role) => {
      const person = mentorship[role];
      const own = chosen.find((each) => each.checkInId === checkIn.id && each.personId === person.id);
      // Whoever chose a time before the prompt was out has a reminder of their own.
      if (own && own.snoozedUntil !== null) return [];
      const dueAt = firstReminderAt(checkIn, now, workingFrom(mentorship, role, schedule, hoursOf(person.id)));
      if (!dueAt) return [];
      const target = { kind: 'people', ids: [person.id] } as const;
      return [{ subject: [checkIn.id, person.id] as const, target, dueAt }];
    });
  });
  await enqueueAll(act, 'check_in.reminder', reminders);
}
