import path from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { copyOf, freshData, runSandbox, type SandboxData, type SandboxRun } from '../support/page/sandbox-run.ts';
import { inspect, Windows } from '../support/page/windows.ts';
import { Seat } from './seat.ts';

/** A sandbox of its own for the tests of one file, with a browser in front of it. */
export class Stage {
  /** What axe found on the screens that were looked at. Should stay empty. */
  readonly faults: string[] = [];
  #data: SandboxData | undefined;
  #sandbox: SandboxRun | undefined;
  #windows: Windows | undefined;

  /**
   * Opens before the first test of the file that calls it, and closes after the last.
   * @param which Acme with its past, the empty workspace, or an Acme that nobody has started yet
   */
  static ofFile(which: 'acme' | 'empty' | 'new'): Stage {
    const stage = new Stage();
    beforeAll(async () => {
      stage.#data = await (which === 'new' ? freshData() : copyOf(which));
      stage.#sandbox = await runSandbox(stage.#data.directory, which === 'empty' ? ['--empty'] : []);
      stage.#windows = await Windows.open(stage.#sandbox.url, nameOfTestFile());
    });
    afterAll(async () => {
      await stage.#windows?.close();
      await stage.#sandbox?.stop();
      await stage.#data?.remove();
    });
    return stage;
  }

  get windows(): Windows {
    if (!this.#windows) throw new Error('the stage opens before the first test');
    return this.#windows;
  }

  /** Somebody new in front of a window of their own. */
  async seat(): Promise<Seat> {
    return new Seat(await this.windows.window());
  }

  /** Looks at a screen as it is now, and leaves a picture of it. */
  async look(seat: Seat, name: string): Promise<void> {
    this.faults.push(...(await inspect(seat.page, name)));
  }
}

function nameOfTestFile(): string {
  return path.basename(expect.getState().testPath ?? '', '.test.ts');
}
