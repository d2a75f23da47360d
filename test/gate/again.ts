import { literally } from './literally.ts';
import { projects } from './stages.ts';

/** A test that failed, as a person would look for it. */
export interface RedTest {
  readonly stage: string;
  readonly path: string;
  /** Undefined where the file broke before any of its tests. */
  readonly name?: string;
}

/** What a person needs to see a red test again: where it is, by which door, with which seed, and the command. */
export function howToSeeAgain({ stage, path, name }: RedTest, seed: number): string {
  const door = projects.find((project) => project.name === stage);
  const where = door && 'door' in door ? `${path}, by ${door.door === 'http' ? 'HTTP' : 'Socket Mode'}` : path;
  const only = name === undefined ? '' : ` -t ${quoted(`^${literally(name)}$`)}`;
  return [
    `RED ${name ?? 'the file itself'}`,
    `    in ${where}, seed ${seed}`,
    `    CAIRN_TEST_SEED=${seed} npm test -- ${stage} ${path}${only}`,
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
