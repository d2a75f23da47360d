import { CairnProcess, type Joining, leaseSeconds } from './cairn-process.ts';
import type { Stage } from './story-steps.ts';

/** The processes of Cairn in which one story is told, some of them killed on the way. */
export class Troupe {
  readonly #stage: Stage;
  readonly #all: CairnProcess[] = [];
  /** The next one, loading while the one before it works. */
  #spare = new CairnProcess();
  #machineOffsetSeconds = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** @returns the one that is just starting, to be killed perhaps before it has */
  begin(role: Joining['role']): { cairn: CairnProcess; started: Promise<void> } {
    const cairn = this.#spare;
    this.#all.push(cairn);
    this.#spare = new CairnProcess();
    const { slack, databaseUrl } = this.#stage;
    return {
      cairn,
      started: cairn.start({ slack, databaseUrl, role, machineOffsetSeconds: this.#machineOffsetSeconds }),
    };
  }

  async start(role: Joining['role']): Promise<CairnProcess> {
    const { cairn, started } = this.begin(role);
    await started;
    return cairn;
  }

  /** The one that follows comes when the leases of the killed one are over. */
  async kill(cairn: CairnProcess): Promise<void> {
    await cairn.kill();
    this.#machineOffsetSeconds += leaseSeconds + 1;
  }

  /** Tells a process what time it is and has it do what is due. */
  async due(cairn: CairnProcess): Promise<void> {
    await this.tellTime(cairn);
    await cairn.ask({ do: 'due' });
    await this.#stage.slack.settled();
  }

  async tellTime(cairn: CairnProcess): Promise<void> {
    await cairn.ask({ do: 'clocks', calendar: this.#stage.clock.now().toISOString() });
  }

  async leave(): Promise<void> {
    for (const cairn of [...this.#all, this.#spare]) await cairn.kill();
  }
}
