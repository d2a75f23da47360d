import { parseArgs } from 'node:util';
import { isStage, type ProjectName, projects, type StageName, stages } from './stages.ts';

/** What somebody wants of the gate. */
export interface Wish {
  readonly stages: readonly StageName[];
  /** The test files, relative to the project; none for all that the stages have. */
  readonly files: readonly string[];
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
 * Reads what stands after `npm test --`: stages, parts of paths of test files, `-t NAME`, `--long`.
 * @param testFiles every test file, relative to the project: `test/unit/core/cadence.test.ts`
 * @throws UnreadableWish for what is neither a stage nor part of a test file's path
 */
export function readWish(args: readonly string[], testFiles: readonly string[]): Wish {
  const { values, positionals } = parse(args);
  const { long: isLong, testNamePattern: testName } = values;
  const words = positionals.filter((word) => !isStage(word)).map((word) => word.replace(/^\.\//, ''));
  const unknown = words.filter((word) => !testFiles.some((file) => file.includes(word)));
  if (unknown.length > 0) {
    const names = stages.map(({ name }) => name).join(', ');
    throw new UnreadableWish(`No stage and no test file is called ${unknown.join(', ')}. The stages are ${names}.`);
  }
  const files = testFiles.filter((file) => words.some((word) => file.includes(word)));
  const isPart = files.length > 0 || testName !== undefined;
  const named = stages.map(({ name }) => name).filter((name) => positionals.includes(name));
  const everyDoor = isLong || (isPart && named.includes('journeys-socket'));
  const wish = { files, isLong, everyDoor, testName };
  if (named.length > 0) return { ...wish, stages: named };
  return { ...wish, stages: isPart ? projectsOf(files) : stages.map(({ name }) => name) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { long: { type: 'boolean', default: false }, testNamePattern: { type: 'string', short: 't' } },
    });
  } catch (error) {
    throw new UnreadableWish(error instanceof Error ? error.message : String(error));
  }
}

function projectsOf(files: readonly string[]): ProjectName[] {
  return projects
    .filter(({ folder }) => files.length === 0 || files.some((file) => file.startsWith(`test/${folder}/`)))
    .map(({ name }) => name);
}
