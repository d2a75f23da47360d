import type { ApiCall, OutgoingRequest } from '../slack/model.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SceneDetail, SceneSummary } from './backstage-contract.ts';
import { callDetail, callSummary, requestDetail, requestSummary } from './scene-of.ts';

type Entry = ApiCall | OutgoingRequest;

const mostShown = 300;
/** Each of Slack's two logs keeps its newest entries only while somebody watches them: a sandbox runs for weeks. */
const mostKept = 1000;

/** What went to and fro between Slack and the bot. An entry keeps its number as long as it is there. */
export class Scenes {
  readonly #slack: SandboxSlack;
  readonly #unsubscribe: () => void;
  /** `startedAt` is machine time: which was first when the calendar stands still. */
  readonly #seen = new WeakMap<Entry, { id: number; startedAt: number }>();
  #count = 0;

  constructor(slack: SandboxSlack) {
    this.#slack = slack;
    this.#look();
    this.#unsubscribe = slack.changes.subscribe(() => this.#look());
  }

  close(): void {
    this.#unsubscribe();
  }

  /** The newest first. */
  list(): SceneSummary[] {
    return this.#newestFirst()
      .slice(0, mostShown)
      .map((entry) => summary(this.#idOf(entry), entry));
  }

  find(id: number): SceneDetail | undefined {
    const entry = this.#newestFirst().find((one) => this.#idOf(one) === id);
    if (!entry) return undefined;
    return 'method' in entry ? callDetail(id, entry) : requestDetail(id, entry);
  }

  /** The calls that made or changed this message, oldest first. */
  callsAbout(ts: string): number[] {
    return this.#slack.calls.filter((call) => callSummary(0, call).message?.ts === ts).map((call) => this.#idOf(call));
  }

  #newestFirst(): Entry[] {
    this.#look();
    const startOf = (entry: Entry) => this.#seen.get(entry)?.startedAt ?? 0;
    return [...this.#slack.requests, ...this.#slack.calls].sort(
      (one, other) =>
        other.at.getTime() - one.at.getTime() || startOf(other) - startOf(one) || this.#idOf(other) - this.#idOf(one),
    );
  }

  #idOf(entry: Entry): number {
    return this.#seen.get(entry)?.id ?? 0;
  }

  #look(): void {
    const { calls, requests } = this.#slack;
    for (const call of this.#unseen(calls)) this.#see(call, call.receivedAt.getTime());
    // A request stands in the log when its answer has come.
    for (const request of this.#unseen(requests)) this.#see(request, Date.now() - request.durationMs);
    for (const log of [calls, requests]) {
      if (log.length > mostKept * 1.1) log.splice(0, log.length - mostKept);
    }
  }

  #unseen<T extends Entry>(log: readonly T[]): readonly T[] {
    return log.slice(log.findLastIndex((entry) => this.#seen.has(entry)) + 1);
  }

  #see(entry: Entry, startedAt: number): void {
    this.#count += 1;
    this.#seen.set(entry, { id: this.#count, startedAt });
  }
}

function summary(id: number, entry: Entry): SceneSummary {
  return 'method' in entry ? callSummary(id, entry) : requestSummary(id, entry);
}
