import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import { dateInWords, type LocalDate } from '../../core/local-time.ts';
import type { Person } from '../people/types.ts';
import type { Mentorship, Partner, Role } from './types.ts';

/** Why these two cannot become a pair; undefined where they can. */
export function whyNotPair(pair: {
  mentor: Person;
  mentee: Person;
  startsOn: LocalDate;
  endsOn: LocalDate | null;
}): Refusal | undefined {
  const { mentor, mentee, startsOn, endsOn } = pair;
  if (mentor.id === mentee.id) {
    return new Refusal(
      'same_person',
      'A mentorship takes two: name a mentor and, after them, another person as mentee.',
    );
  }
  for (const person of [mentor, mentee]) {
    const reason = whyNotPerson(person);
    if (reason) return reason;
  }
  if (endsOn !== null && endsOn <= startsOn) {
    return new Refusal(
      'ends_before_start',
      `A mentorship that starts today cannot end on ${dateInWords(endsOn)}. Name a later date after “until”.`,
    );
  }
  return undefined;
}

function whyNotPerson(person: Person): Refusal | undefined {
  if (person.isBot) return new Refusal('is_bot', `${person.name} is an app. Pair two people.`);
  if (person.isDeactivated) {
    return new Refusal('is_deactivated', `${person.name}’s account is deactivated. Pair somebody who is active here.`);
  }
  if (person.isExternal) {
    return new Refusal(
      'is_external',
      `${person.name} is a guest or belongs to another organisation. Pair two members of this workspace.`,
    );
  }
  return undefined;
}

export function roleOf(mentorship: Mentorship, personId: PersonId): Role | undefined {
  if (mentorship.mentor.id === personId) return 'mentor';
  if (mentorship.mentee.id === personId) return 'mentee';
  return undefined;
}

/** The other one of the two. */
export function partnerOf(mentorship: Mentorship, personId: PersonId): Partner {
  return mentorship.mentor.id === personId ? mentorship.mentee : mentorship.mentor;
}

/** `Ana → Ben` reads: Ana mentors Ben. */
export function pairInWords(mentorship: Mentorship): string {
  return `${mentorship.mentor.name} mentors ${mentorship.mentee.name}`;
}

/** The sentence for every door that leads to something of a pair that the person is not of: it tells nothing. */
export function notYours(): Refusal {
  return new Refusal(
    'not_yours',
    'Cairn finds nothing of yours behind this. What a pair writes is open to the two of them only.',
  );
}

export function hasEnded(mentorship: Mentorship): Refusal {
  return new Refusal(
    'mentorship_ended',
    `The mentorship of ${mentorship.mentor.name} and ${mentorship.mentee.name} has ended; its history stays, nothing new is added.`,
  );
}
