import type { PersonId } from '../../../core/ids.ts';
import type { LocalDate } from '../../../core/local-time.ts';
import type { TimeOffId } from '../../availability/types.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import type { CheckInId } from '../types.ts';

// What the messages of check-ins are about, where a check-in alone does not say it.

/** The one reminder of a check-in to a person. */
export function reminderSubject(checkInId: CheckInId, personId: PersonId): string {
  return `${checkInId}/${personId}`;
}

/** What one of the two said in a goal review. */
export function reviewSubject(checkInId: CheckInId, personId: PersonId): string {
  return `${checkInId}/${personId}`;
}

/** A snoozed check-in that comes again at this time, and at no other. */
export function againSubject(checkInId: CheckInId, until: Date): string {
  return `${checkInId}/${until.toISOString()}`;
}

/** The question after several check-ins without an answer; the last of them tells one silence from the next. */
export function silenceSubject(mentorshipId: MentorshipId, checkInId: CheckInId): string {
  return `${mentorshipId}/${checkInId}`;
}

/** The welcome after time off that ends on this day. */
export function welcomeSubject(personId: PersonId, timeOffId: TimeOffId, backOn: LocalDate): string {
  return `${personId}/${timeOffId}/${backOn}`;
}

export function partsOfWelcome(subject: string): { personId: string; timeOffId: string; backOn: string } {
  const [personId = '', timeOffId = '', backOn = ''] = subject.split('/');
  return { personId, timeOffId, backOn };
}

/** The two parts of such a subject. */
export function partsOf(subject: string): readonly [string, string] {
  const [first = '', second = ''] = subject.split('/');
  return [first, second];
}
