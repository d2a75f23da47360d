/** What global-setup.ts has ready for every file of page tests. */
export interface Prepared {
  /** The folder with the data of both workspaces, to be copied. */
  readonly data: string;
  /** Where the one browser listens. */
  readonly browser: string;
}

const variable = 'CAIRN_TEST_PAGE';

/** For the workers of Jest, which inherit the environment. */
export function tellPrepared(prepared: Prepared): void {
  process.env[variable] = JSON.stringify(prepared);
}

/** @throws outside the Jest project "page" */
export function readPrepared(): Prepared {
  const text = process.env[variable];
  if (text === undefined) throw new Error('nothing is prepared: this belongs in the Jest project "page"');
  return JSON.parse(text) as Prepared;
}
