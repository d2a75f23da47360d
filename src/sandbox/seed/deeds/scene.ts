import type { GoalId } from '../../../features/goals/types.ts';
import type { MentorshipId } from '../../../features/mentorships/types.ts';
import type { ObstacleId } from '../../../features/obstacles/types.ts';
import type { WinId } from '../../../features/wins/types.ts';
import type { Visit } from '../../../slack/visit.ts';
import type { Cast, Who } from '../cast.ts';

/** What is known by now of one past: its mentorship, its goals and obstacles by the names the past gives them, its wins by title. */
export class Life {
  /** Those two of whom it tells; a past of the whole workplace has none. */
  readonly mentor: Who | undefined;
  readonly mentee: Who | undefined;
  readonly #goals = new Map<string, GoalId>();
  readonly #obstacles = new Map<string, ObstacleId>();
  readonly #wins = new Map<string, WinId>();
  #mentorship: MentorshipId | undefined;

  constructor(pair: { mentor: Who; mentee: Who } | undefined) {
    this.mentor = pair?.mentor;
    this.mentee = pair?.mentee;
  }

  get pair(): { mentor: Who; mentee: Who } {
    const { mentor, mentee } = this;
    if (!mentor || !mentee) throw new Error('this past tells of no pair');
    return { mentor, mentee };
  }

  get mentorship(): MentorshipId {
    if (!this.#mentorship) throw new Error('they are not paired yet');
    return this.#mentorship;
  }

  begin(mentorship: MentorshipId): void {
    this.#mentorship = mentorship;
  }

  goal(name: string): GoalId {
    const id = this.#goals.get(name);
    if (!id) throw new Error(`there is no goal “${name}” yet`);
    return id;
  }

  addGoal(name: string, id: GoalId): void {
    this.#goals.set(name, id);
  }

  obstacle(name: string): ObstacleId {
    const id = this.#obstacles.get(name);
    if (!id) throw new Error(`there is no obstacle “${name}” yet`);
    return id;
  }

  addObstacle(name: string, id: ObstacleId): void {
    this.#obstacles.set(name, id);
  }

  win(title: string): WinId {
    const id = this.#wins.get(title);
    if (!id) throw new Error(`there is no win “${title}” yet`);
    return id;
  }

  addWin(title: string, id: WinId): void {
    this.#wins.set(title, id);
  }
}

/** Where one deed is done: whose it is, and everything it needs. */
export interface Scene {
  readonly cast: Cast;
  readonly life: Life;
  /** Of the one who does it. */
  readonly visit: Visit;
  /** Somebody else's, who does the same. */
  visitOf(who: Who): Promise<Visit>;
}

/** Carries out one kind of deed. */
export type Doing<Told> = (scene: Scene, told: Told) => Promise<void>;
