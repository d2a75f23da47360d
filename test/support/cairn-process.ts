import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CairnProcessAnswer, CairnProcessCommand } from '../../src/sandbox/process.ts';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { door } from './door.ts';

export const leaseSeconds = 25;
const program = join(import.meta.dirname, '../../src/sandbox/process.ts');

export interface Joining {
  readonly slack: SandboxSlack;
  readonly databaseUrl: string;
  readonly role: 'all' | 'web' | 'worker';
  readonly machineOffsetSeconds: number;
}

/** Cairn in a process that can be killed. What it is asked resolves when it has done it, or is no more. */
export class CairnProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #isKilled = false;

  /** Begins to load; `start` joins a Slack and a database. */
  constructor() {
    this.#child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#ended = once(this.#child, 'exit');
  }

  async start({ slack, databaseUrl, role, machineOffsetSeconds }: Joining): Promise<void> {
    const workspaces = slack.workspaces.map(({ id, botToken, botId, botUserId }) => ({
      id,
      botToken,
      botId,
      botUserId,
    }));
    const { apiUrl, signingSecret, appToken } = slack;
    const answer = await this.ask({
      do: 'start',
      calendar: slack.clock.now().toISOString(),
      machineOffsetMs: machineOffsetSeconds * 1000,
      databaseUrl,
      role,
      door,
      leaseSeconds,
      slack: { apiUrl, signingSecret, appToken, workspaces },
    });
    if (!answer && !this.#isKilled) throw new Error('Cairn did not start: see what it wrote above');
    if (door === 'socket') slack.connect({ socketMode: true });
    else if (answer?.requestUrl) slack.connect({ requestUrl: answer.requestUrl });
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @returns undefined where the process ended before it answered */
  async ask(command: CairnProcessCommand): Promise<CairnProcessAnswer | undefined> {
    if (!this.isAlive) return undefined;
    const answered = new Promise<CairnProcessAnswer>((resolve) => {
      const listen = (answer: CairnProcessAnswer) => {
        if (answer.done !== command.do) return;
        this.#child.off('message', listen);
        resolve(answer);
      };
      this.#child.on('message', listen);
    });
    this.#child.send(command);
    return Promise.race([answered, this.#ended.then(() => undefined)]);
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
