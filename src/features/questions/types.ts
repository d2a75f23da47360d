import type { Id } from '../../core/ids.ts';
import type { Role } from '../mentorships/types.ts';

export type QuestionId = Id<'questions'>;

/** `words`: written; `scale`: one of five options, the lowest first; `choice`: one of two to ten options. */
export type QuestionKind = 'words' | 'scale' | 'choice';

/** What Cairn itself makes of an answer (the agenda, commitments as steps); null is a question of the program's own. */
export type Purpose = 'moved' | 'in_the_way' | 'next_step' | 'need' | 'mood' | 'guidance' | 'feedback' | 'commitment';

/** What a check-in asks one of the two. */
export interface Question {
  /** Cairn's own questions have their purpose as id, so that answers keep their meaning whatever the wording. */
  readonly id: QuestionId;
  readonly role: Role;
  readonly purpose: Purpose | null;
  readonly kind: QuestionKind;
  /** On the form: `What moved?` */
  readonly label: string;
  /** Before the answer, in summary and history: `What moved`. */
  readonly said: string;
  /** Empty for words. */
  readonly options: readonly string[];
  readonly isRequired: boolean;
  /** Of those of a role that rotate, each check-in asks one, in turn. */
  readonly rotates: boolean;
  /** Who reads the answer: the two, or whoever gave it alone. */
  readonly visibleTo: 'pair' | 'self';
}

/** A question as the program keeps it. */
export interface KeptQuestion extends Question {
  /** Where it stands among those of its role; null where it is retired. */
  readonly position: number | null;
  /** Counts its changes; 0 is what Cairn started with. */
  readonly revision: number;
  /** Retired: no check-in asks it any more, and what was answered keeps it. */
  readonly retiredAt: Date | null;
}

/** What leads may choose about a question. */
export type Wording = Pick<Question, 'kind' | 'label' | 'said' | 'options' | 'isRequired' | 'rotates' | 'visibleTo'>;
