import type { PersonId } from '../../../core/ids.ts';
import { type LocalDate, localDateOf } from '../../../core/local-time.ts';
import type { Act } from '../../../database/act.ts';
import { messageKind, type Rendered } from '../../../delivery/message.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { id, instant, parts } from '../../../delivery/subject.ts';
import type { DaysOff } from '../../availability/types.ts';
import { listGoals } from '../../goals/queries/goals.ts';
import { getMentorship, sharesDm } from '../../mentorships/queries.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { listGoalReviews } from '../queries/goal-reviews.ts';
import { listParticipations } from '../queries/participations.ts';
import { findSchedule } from '../queries/schedules.ts';
import { whyOff } from '../rules/days-off.ts';
import type { CheckInId, Schedule } from '../types.ts';
import {
  againMessage,
  awayMessage,
  movedMessage,
  type OfCheckIn,
  programAwayMessage,
  silenceMessage,
  skippedMessage,
} from '../views/notices.ts';
import { reviewedMessage } from '../views/review.ts';
import { rhythmMessage } from '../views/schedule.ts';

// What is said beside prompt, summary and reminder.

declare module '../../../delivery/message.ts' {
  interface MessageSubjects {
    /** A snoozed check-in that comes again at this time, and at no other. */
    'check_in.again': readonly [checkIn: CheckInId, at: Date];
    'check_in.skipped': CheckInId;
    /** After several check-ins without an answer; the last of them tells one silence from the next. */
    'check_in.silence': readonly [mentorship: MentorshipId, checkIn: CheckInId];
    'check_in.moved': readonly [mentorship: MentorshipId, person: PersonId];
    'check_in.away': readonly [mentorship: MentorshipId, whose: PersonId | 'program'];
    'check_in.rhythm': MentorshipId;
    /** What one of the two said in it. */
    'check_in.review': readonly [checkIn: CheckInId, person: PersonId];
  }
}

export const againKind = messageKind('check_in.again', parts(id<CheckInId>(), instant), {
  title: 'Snoozed prompt',
  async render(act, [checkInId, until]) {
    const read = await readThreaded(act, checkInId);
    if (isRendered(read)) return read;
    const { checkIn, schedule } = read;
    if (checkIn.state === 'closed' || checkIn.closesAt <= act.now) return { do: 'skip', because: 'it is over' };
    if (checkIn.snoozedUntil?.getTime() !== until.getTime()) return { do: 'skip', because: 'it was snoozed anew' };
    const newest = await findNewestCheckIn(act.tx, checkIn.mentorshipId);
    if (newest?.id !== checkIn.id) return { do: 'skip', because: 'a newer one has come' };
    if (schedule.status !== 'running') return { do: 'skip', because: `the check-ins are ${schedule.status}` };
    if (whyOff(schedule, localDateOf(act.now, schedule.zone))) return { do: 'skip', because: 'it is a day off' };
    return { do: 'send', message: againMessage(read) };
  },
});

export const skippedKind = messageKind('check_in.skipped', id(), {
  title: 'Note on skipping',
  async render(act, checkInId) {
    const read = await readThreaded(act, checkInId);
    if (isRendered(read)) return read;
    const all = await listParticipations(act.tx, [read.checkIn.id]);
    const skipped = all.filter(({ skippedAt }) => skippedAt !== null);
    // Whoever answers after all takes it back.
    if (skipped.length === 0) return { do: 'skip', because: 'nobody skips it any more' };
    return { do: 'send', message: skippedMessage({ ...read, skipped }) };
  },
});

export const silenceKind = messageKind('check_in.silence', parts(id<MentorshipId>(), id<CheckInId>()), {
  title: 'Question after silence',
  async render(act, [mentorshipId, checkInId], operation) {
    const schedule = await findSchedule(act.tx, mentorshipId);
    if (!schedule || schedule.status === 'stopped') return { do: 'skip', because: 'stopped' };
    if (operation === 'post' && schedule.status !== 'quiet') return { do: 'skip', because: 'no longer quiet' };
    const mentorship = await getMentorship(act.tx, schedule.mentorshipId);
    const namesMentorship = await sharesDm(act.tx, mentorship);
    return { do: 'send', message: silenceMessage({ mentorship, namesMentorship, schedule, checkInId }) };
  },
});

export const movedKind = messageKind('check_in.moved', parts(id<MentorshipId>(), id<PersonId>()), {
  title: 'Note that a clock has changed',
  async render(act, [mentorshipId, personId]) {
    const schedule = await findSchedule(act.tx, mentorshipId);
    if (schedule?.status !== 'running') return { do: 'skip', because: 'nothing is coming' };
    const mentorship = await getMentorship(act.tx, mentorshipId);
    const person = mentorship.mentor.id === personId ? mentorship.mentor : mentorship.mentee;
    return { do: 'send', message: movedMessage(person, schedule, mentorship) };
  },
});

export const awayKind = messageKind('check_in.away', parts(id<MentorshipId>(), id<PersonId | 'program'>()), {
  title: 'Note on time off',
  async render(act, [mentorshipId, whose]) {
    const schedule = await findSchedule(act.tx, mentorshipId);
    if (!schedule || schedule.status === 'stopped') return { do: 'skip', because: 'stopped' };
    const mentorship = await getMentorship(act.tx, mentorshipId);
    if (whose === 'program') {
      const off = spansOf(schedule, ['organisation', 'program'], localDateOf(act.now, mentorship.mentee.timeZone));
      return { do: 'send', message: programAwayMessage(off, schedule, mentorship) };
    }
    const role = mentorship.mentor.id === whose ? 'mentor' : 'mentee';
    const off = spansOf(schedule, [role], localDateOf(act.now, mentorship[role].timeZone));
    return { do: 'send', message: awayMessage(mentorship[role], off, schedule, mentorship) };
  },
});

/** Days off of these that are not over. */
function spansOf({ daysOff = [] }: Schedule, whose: readonly DaysOff['whose'][], today: LocalDate): DaysOff[] {
  return daysOff.flatMap((off) =>
    'firstOn' in off && whose.includes(off.whose) && (off.backOn === null || off.backOn > today) ? [off] : [],
  );
}

export const rhythmKind = messageKind('check_in.rhythm', id(), {
  title: 'Check-in schedule',
  async render(act, mentorshipId) {
    const schedule = await findSchedule(act.tx, mentorshipId);
    if (!schedule || schedule.status === 'stopped') return { do: 'skip', because: 'stopped' };
    return { do: 'send', message: rhythmMessage(schedule, await getMentorship(act.tx, schedule.mentorshipId)) };
  },
});

export const reviewKind = messageKind('check_in.review', parts(id<CheckInId>(), id<PersonId>()), {
  title: 'Goal review',
  async render(act, [checkInId, personId]) {
    const read = await readThreaded(act, checkInId);
    if (isRendered(read)) return read;
    const reviews = (await listGoalReviews(act.tx, [read.checkIn.id])).filter((each) => each.personId === personId);
    const goals = await listGoals(act.tx, [read.mentorship.id]);
    const own = (await listParticipations(act.tx, [read.checkIn.id])).find((each) => each.personId === personId);
    const titleOf = (goalId: string) => goals.find((goal) => goal.id === goalId)?.title;
    const role = read.mentorship.mentor.id === personId ? 'mentor' : 'mentee';
    const focusFits = own?.focusFits ?? true;
    return { do: 'send', message: reviewedMessage({ ...read, role, reviews, focusFits, titleOf }) };
  },
});

interface Threaded extends OfCheckIn {
  readonly schedule: Schedule;
  readonly promptTs: string;
}

function isRendered(read: Threaded | Rendered): read is Rendered {
  return 'do' in read;
}

/** What stands in a prompt's thread waits for the prompt. */
async function readThreaded(act: Act, id: CheckInId): Promise<Threaded | Rendered> {
  const checkIn = await findCheckIn(act.tx, id);
  const schedule = checkIn && (await findSchedule(act.tx, checkIn.mentorshipId));
  if (!checkIn || !schedule) return { do: 'skip', because: 'the check-in is gone' };
  const prompt = await findPost(act.tx, 'check_in.prompt', id);
  if (prompt?.state === 'moot' || prompt?.state === 'dead') {
    return { do: 'skip', because: 'it was never asked' };
  }
  if (!prompt?.ts) return { do: 'wait', because: 'the prompt is not out' };
  const mentorship = await getMentorship(act.tx, checkIn.mentorshipId);
  const namesMentorship = await sharesDm(act.tx, mentorship);
  return { checkIn, schedule, mentorship, namesMentorship, promptTs: prompt.ts };
}
