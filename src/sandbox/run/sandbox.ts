import { createLogger } from '../../core/logger.ts';
import { connect, type Database } from '../../database/connect.ts';
import type { EmbeddedPostgres } from '../../database/embedded-postgres.ts';
import { migrateToLatest } from '../../database/migrate.ts';
import { CairnProcesses } from '../backstage/cairn-processes.ts';
import { createBackstage } from '../backstage/create-backstage.ts';
import { goOnAfterKill } from '../backstage/go-on-after-kill.ts';
import { SandboxClocks } from '../backstage/sandbox-clocks.ts';
import { readState, removeState, type SavedState } from '../backstage/saved-state.ts';
import { StateKeeper } from '../backstage/state-keeper.ts';
import { readManifest } from '../manifest.ts';
import type { Preparing } from '../page-door/backstage-contract.ts';
import { buildPage } from '../page-door/build-page.ts';
import type { PageDoor } from '../page-door/start-page-door.ts';
import { type Cast, createCast, findCast } from '../seed/cast.ts';
import { livePast, pastBeginsAt } from '../seed/live-past.ts';
import { SandboxSlack } from '../slack/sandbox-slack.ts';
import { renewDatabase } from './open-database.ts';
import { openPage } from './open-page.ts';
import type { RunOptions } from './read-arguments.ts';
import { filesOf, pageBuilds } from './sandbox-files.ts';

/** Monday morning, with a week ahead in which things fall due. */
const firstNow = '2026-11-23T08:00:00Z';

/** What lies on the disk. */
interface Data {
  /** Slack and the clocks; undefined where a workspace begins, with an empty database. */
  readonly kept: SavedState | undefined;
  readonly databaseUrl: string;
}

interface Stage {
  readonly slack: SandboxSlack;
  readonly cast: Cast;
  readonly clocks: SandboxClocks;
  readonly processes: CairnProcesses;
  readonly databaseUrl: string;
  /** The page as it was built. */
  readonly pageDirectory: string;
  /** The sandbox's own connections, to look at what Cairn has written. */
  readonly database: Database;
}

/** A sandbox from its start to its end. */
export class Sandbox {
  readonly #options: RunOptions;
  readonly #print: (line: string) => void;
  readonly #postgres: Promise<EmbeddedPostgres>;
  #processes: CairnProcesses | undefined;
  #stage: Stage | undefined;
  #keeper: StateKeeper | undefined;
  #pageDoor: PageDoor | undefined;
  #preparing: Preparing | null = null;
  #opening: Promise<unknown> | undefined;
  #stopping: Promise<void> | undefined;

  /** @param postgres as it is being started; the sandbox stops it */
  constructor(options: RunOptions, postgres: Promise<EmbeddedPostgres>, print: (line: string) => void) {
    this.#options = options;
    this.#postgres = postgres;
    this.#print = print;
  }

  /**
   * Resolves when everything can be used. What does not need the other starts side by side.
   * @param onPage told the page's address as soon as it can be opened: a past that has yet to be lived takes longer
   * @throws where another sandbox has these data, or they cannot be read; the message says what to do
   */
  async start(onPage: (url: string) => void): Promise<void> {
    const opening = allOrNothing([this.#openData(), buildPage(pageBuilds)]);
    this.#opening = opening;
    const [data, pageDirectory] = await opening;
    if (this.#stopping !== undefined) return;
    const stage = await this.#setStage(data, pageDirectory);
    if (!data.kept && !this.#options.isEmpty) {
      this.#preparing = { done: 0, of: 1, says: 'Acme is being founded' };
      onPage(await this.#openDoor(stage));
      await this.#livePast(stage);
    }
    await this.#raise(stage);
    if (!this.#pageDoor) onPage(await this.#openDoor(stage));
  }

  /** Keeps the workspace and ends everything that was started. Twice is once. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce();
    return this.#stopping;
  }

  async #openData(): Promise<Data> {
    const files = filesOf(this.#options);
    const postgres = await this.#postgres;
    if (this.#options.isReset) await removeState(files.state);
    const kept = await readState(files.state);
    // A past that was cut short is not gone on with: the file comes when it has been lived.
    if (!kept) await renewDatabase(postgres);
    const databaseUrl = postgres.url('cairn');
    await migrateToLatest(databaseUrl);
    return { kept, databaseUrl };
  }

  async #setStage({ kept, databaseUrl }: Data, pageDirectory: string): Promise<Stage> {
    // Not earlier: they would take the processors from Postgres and the page, for which somebody waits.
    const processes = new CairnProcesses();
    this.#processes = processes;
    const clocks = new SandboxClocks({
      // Nobody comes to Acme after the first thing they said there.
      calendar: kept?.calendar ?? (this.#options.isEmpty ? firstNow : pastBeginsAt),
      machineOffsetMs: kept?.machineOffsetMs ?? 0,
    });
    const { calendar: clock, machine } = clocks;
    const slack = await SandboxSlack.start({ clock, machine, manifest: readManifest() });
    if (kept) slack.restore(kept.slack);
    const [workspace] = slack.workspaces;
    const cast = workspace ? findCast(workspace) : createCast(slack);
    const database = connect(databaseUrl);
    this.#stage = { slack, cast, clocks, processes, databaseUrl, database, pageDirectory };
    if (kept && !kept.isClosed) await goOnAfterKill({ slack, clocks, database });
    return this.#stage;
  }

  async #openDoor({ slack, cast, clocks, processes, database, pageDirectory }: Stage): Promise<string> {
    const { door, port } = this.#options;
    const backstage = createBackstage({
      slack,
      cast,
      database,
      clocks,
      processes,
      door,
      preparing: () => this.#preparing,
    });
    this.#pageDoor = await openPage({ slack, workspace: cast.workspace, backstage, pageDirectory }, port);
    return this.#pageDoor.url;
  }

  async #livePast({ slack, cast, clocks, databaseUrl }: Stage): Promise<void> {
    const logger = createLogger('warn', process.stderr);
    await livePast({ slack, cast, databaseUrl, clock: clocks.calendar, logger }, (preparing) => {
      this.#preparing = preparing;
      slack.changes.announce();
    });
  }

  /** Time begins to run, from now on what happens is kept, and Cairn comes. */
  async #raise({ slack, clocks, processes, databaseUrl }: Stage): Promise<void> {
    clocks.run();
    const onTrouble = (error: unknown) => this.#print(`The workspace cannot be kept: ${String(error)}`);
    this.#keeper = new StateKeeper({ file: filesOf(this.#options).state, slack, clocks, onTrouble });
    // Before anything happens: what was closed is open again.
    await this.#keeper.save();
    await processes.join({ slack, databaseUrl, clocks, door: this.#options.door });
    this.#preparing = null;
    slack.changes.announce();
  }

  async #stopOnce(): Promise<void> {
    // What is just being made has to be there before it can be ended.
    await this.#opening?.catch(() => {});
    const ends = [
      () => this.#pageDoor?.close(),
      () => this.#processes?.stop(),
      () => this.#keeper?.close(),
      () => this.#stage?.slack.close(),
      () => this.#stage?.database.close(),
      () =>
        this.#postgres.then(
          (postgres) => postgres.stop(),
          () => {},
        ),
    ];
    let trouble: unknown;
    for (const end of ends) {
      try {
        await end();
      } catch (error) {
        trouble ??= error;
      }
    }
    if (trouble) throw trouble;
  }
}

/** Waits for all of them, and then fails with the first that did: nothing is still being made. */
async function allOrNothing<T, U>(works: readonly [Promise<T>, Promise<U>]): Promise<[T, U]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
