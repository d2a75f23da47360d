import type { Clock } from '../../core/clock.ts';
import { FieldRefusals, Refusal } from '../../core/errors.ts';
import { askSlack } from '../../features/people/lookups.ts';
import type { Visit } from '../../slack/visit.ts';
import type { Appointment } from './agenda.ts';
import type { Cast, Who } from './cast.ts';
import type { Life } from './deeds/scene.ts';
import { type Deed, doDeed } from './past.ts';
import type { QuietCairn } from './quiet-cairn.ts';

/** A calendar clock that can be put at an instant. */
export interface SettableClock extends Clock {
  set(instant: Date | string): void;
}

/** Moves the clock from one thing to the next: never past something that is due, never to an instant of which nothing comes. */
export class LivedTime {
  readonly #cairn: QuietCairn;
  readonly #cast: Cast;
  readonly #clock: SettableClock;
  readonly #met = new Set<Who>();

  constructor(cairn: QuietCairn, cast: Cast, clock: SettableClock) {
    this.#cairn = cairn;
    this.#cast = cast;
    this.#clock = clock;
  }

  /** Lets time pass until the instant, doing what falls due on the way. */
  async passTo(instant: Date): Promise<void> {
    for (;;) {
      const due = await this.#cairn.nextDueAt();
      if (!due || due > instant) break;
      if (due > this.#clock.now()) this.#clock.set(due);
      await this.#cairn.doWhatIsDue();
    }
    this.#clock.set(instant);
  }

  async keep({ at, life, deeds }: Appointment): Promise<void> {
    await this.passTo(at);
    for (const deed of deeds) await this.#do(life, deed);
  }

  async #do(life: Life, deed: Deed): Promise<void> {
    try {
      const scene = {
        cast: this.#cast,
        life,
        visit: await this.#visitOf(deed.who),
        visitOf: (who: Who) => this.#visitOf(who),
      };
      await doDeed(scene, deed);
    } catch (error) {
      throw new Error(`${inWords(deed)}: ${reason(error)}`, { cause: error });
    }
  }

  /** Cairn asks Slack who somebody is the first time they come. */
  async #visitOf(who: Who): Promise<Visit> {
    const visit = this.#cairn.visitOf(this.#cast.people[who].id);
    if (!this.#met.has(who)) {
      this.#met.add(who);
      await askSlack(visit, visit.personId);
    }
    return visit;
  }
}

function inWords({ on, at, who, does }: Deed): string {
  return `${who} ${does} on ${on} at ${at}`;
}

function reason(error: unknown): string {
  if (error instanceof Refusal) return error.sentence;
  if (error instanceof FieldRefusals) return JSON.stringify(error.sentences);
  return error instanceof Error ? error.message : String(error);
}
