import { parseArgs } from 'node:util';
import { isStage, type ProjectName, projects, type StageName, stages } from './stages.ts';

/** What somebody wants of the gate. */
export interface Wish {
  readonly stages: readonly StageName[];
  /** Parts of paths of test files; none for all that the stages have. */
  readonly paths: readonly string[];
  /** A regular expression for the names of tests. */
  readonly testName?: string;
  /** Also what takes long: every journey through both doors, properties ten times as often, full-size drills. */
  readonly isLong: boolean;
  /** Whether a journey goes by Socket Mode too that is not on the list of those that always do. */
  readonly everyDoor: boolean;
}

/** What was asked for is not there; the message says what is. */
export class UnreadableWish extends Error {}

/**
 * Reads what stands after `npm test --`: stages, paths of test files, `-t NAME`, `--long`.
 * @param testFiles every test file, relative to the project: `test/unit/core/cadence.test.ts`
 * @throws UnreadableWish for what is neither a stage nor part of a test file's path; the message says what there is
 */
export function readWish(args: readonly string[], testFiles: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { long: { type: 'boolean', default: false }, testNamePattern: { type: 'string', short: 't' } },
  });
  const { long: isLong, testNamePattern: testName } = values;
  const named = stages.map(({ name }) => name).filter((name) => positionals.includes(name));
  const paths = positionals.filter((word) => !isStage(word)).map((word) => word.replace(/^\.\//, ''));
  const unknown = paths.filter((path) => !testFiles.some((file) => file.includes(path)));
  if (unknown.length > 0) {
    const names = stages.map(({ name }) => name).join(', ');
    throw new UnreadableWish(`No stage and no test file is called ${unknown.join(', ')}. The stages are ${names}.`);
  }
  const everyDoor = isLong || (named.includes('journeys-socket') && paths.length > 0);
  const wish = { paths, isLong, everyDoor, ...(testName === undefined ? {} : { testName }) };
  if (named.length > 0) return { ...wish, stages: named };
  const isPart = paths.length > 0 || testName !== undefined;
  return { ...wish, stages: isPart ? projectsWith(paths, testFiles) : stages.map(({ name }) => name) };
}

function projectsWith(paths: readonly string[], testFiles: readonly string[]): ProjectName[] {
  const wanted = testFiles.filter((file) => paths.length === 0 || paths.some((path) => file.includes(path)));
  return projects
    .filter(({ folder }) => wanted.some((file) => file.startsWith(`test/${folder}/`)))
    .map(({ name }) => name);
}
