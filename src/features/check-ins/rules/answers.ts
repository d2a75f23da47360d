import { Refusal } from '../../../core/errors.ts';
import type { CheckInId } from '../../../core/ids.ts';
import type { Role } from '../../mentorships/types.ts';
import type { MenteeResponses, MentorResponses, Mood, Responses } from '../types.ts';

/** In characters, each field. */
export const longestAnswer = 2000;

export const moodWords: Readonly<Record<Mood, string>> = {
  stuck: '😞 stuck',
  slow: '😕 slow going',
  steady: '🙂 steady',
  good: '😀 going well',
  flying: '🚀 flying',
};

export interface Question<Name extends string> {
  readonly name: Name;
  /** On the form. */
  readonly label: string;
  /** In the summary, after the name. */
  readonly said: string;
}

/** The words the mentee is asked for; the first one is the only field that must not be empty. */
export const menteeQuestions: readonly Question<Exclude<keyof MenteeResponses, 'mood'>>[] = [
  { name: 'moved', label: 'What moved?', said: 'What moved' },
  { name: 'inTheWay', label: 'What is in the way?', said: 'In the way' },
  { name: 'nextStep', label: 'What is your next step?', said: 'Next step' },
  { name: 'need', label: 'What do you need from your mentor?', said: 'Needs' },
];

export const mentorQuestions: readonly Question<keyof MentorResponses>[] = [
  { name: 'guidance', label: 'Guidance', said: 'Guidance' },
  { name: 'feedback', label: 'Feedback', said: 'Feedback' },
  { name: 'commitment', label: 'What do you commit to?', said: 'Commits to' },
];

/**
 * Reads a submitted answer. Only the first question must be answered.
 * @param field what the form holds under a question's name
 * @throws Refusal under the field
 */
export function readResponses(role: Role, field: (name: string) => string | undefined): Responses {
  const words = (name: string): string => {
    const value = field(name) ?? '';
    if (value.length <= longestAnswer) return value;
    throw new Refusal('too_long', `Please keep it under ${longestAnswer} characters (now ${value.length}).`, name);
  };
  if (role === 'mentee') {
    const mood = (Object.keys(moodWords) as Mood[]).find((each) => each === field('mood')) ?? null;
    const said = {
      moved: words('moved'),
      inTheWay: words('inTheWay'),
      nextStep: words('nextStep'),
      need: words('need'),
      mood,
    };
    if (!said.moved) throw new Refusal('empty_answer', 'A few words are enough, even “nothing yet”.', 'moved');
    return { role, said };
  }
  const said = { guidance: words('guidance'), feedback: words('feedback'), commitment: words('commitment') };
  if (!said.guidance) throw new Refusal('empty_answer', 'A few words are enough, even “keep going”.', 'guidance');
  return { role, said };
}

/** Why an answer to this check-in is not taken any more; late ones are, until the next check-in. */
export function whyNotAnswer(
  checkIn: { readonly id: CheckInId; readonly closedBecause: string | null },
  newestId: CheckInId,
): Refusal | undefined {
  if (checkIn.id !== newestId) {
    return new Refusal('over', 'This check-in is over: a newer one has come since. Press Answer on the newest prompt.');
  }
  if (checkIn.closedBecause === 'stopped') {
    return new Refusal(
      'stopped',
      'This check-in was stopped when the mentorship ended. /checkin history shows what was said.',
    );
  }
  return undefined;
}
