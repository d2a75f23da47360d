import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxClocks } from './sandbox-clocks.ts';
import { writeState } from './saved-state.ts';

export interface KeptParts {
  readonly file: string;
  readonly slack: SandboxSlack;
  readonly clocks: SandboxClocks;
  /** Told once that the file cannot be written; the sandbox goes on. */
  readonly onTrouble: (error: unknown) => void;
}

/** What of Slack a kill -9 can take with it, at most, beside the time that a write takes. */
const afterMs = 150;
/** What of the calendar it can take while nothing else happens. */
const calendarEveryMs = 20_000;

/** Writes Slack and the clocks down a moment after each change and now and then, so that the sandbox goes on from there. */
export class StateKeeper {
  readonly #parts: KeptParts;
  readonly #unsubscribe: () => void;
  readonly #calendarTimer: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #written = '';
  #hasTrouble = false;
  #isClosed = false;

  constructor(parts: KeptParts) {
    this.#parts = parts;
    this.#unsubscribe = parts.slack.changes.subscribe(() => {
      this.#timer ??= setTimeout(() => this.#later(), afterMs);
    });
    this.#calendarTimer = setInterval(() => {
      this.#written = '';
      this.#later();
    }, calendarEveryMs);
    this.#calendarTimer.unref();
  }

  /** Writes what there is now. @throws where the file cannot be written */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const writing = this.#writing.then(() => this.#write());
    this.#writing = writing.catch(() => {});
    await writing;
  }

  /** Writes for the last time. */
  async close(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#calendarTimer);
    this.#isClosed = true;
    this.#written = '';
    await this.save();
  }

  #later(): void {
    this.save().catch((error: unknown) => {
      if (!this.#hasTrouble) this.#parts.onTrouble(error);
      this.#hasTrouble = true;
    });
  }

  async #write(): Promise<void> {
    const { file, slack, clocks } = this.#parts;
    const snapshot = slack.snapshot();
    const { machineOffsetMs } = clocks.offsets;
    // Most changes are calls that come and go. The calendar alone, which always moves, is worth one now and then.
    const worth = JSON.stringify([machineOffsetMs, snapshot]);
    if (worth === this.#written) return;
    const calendar = clocks.calendar.now().toISOString();
    await writeState(file, { version: 1, calendar, machineOffsetMs, isClosed: this.#isClosed, slack: snapshot });
    this.#written = worth;
  }
}
