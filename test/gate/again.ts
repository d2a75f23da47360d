import { runsFactorVariable, seedVariable } from '../support/seed.ts';
import { literally } from './literally.ts';
import { projects } from './stages.ts';

/** A test that failed, as a person would look for it. */
export interface RedTest {
  readonly stage: string;
  readonly path: string;
  /** Undefined where the file broke before any of its tests. */
  readonly name?: string;
}

/** What the properties of a run were tried with. */
export interface Randomness {
  readonly seed: number;
  readonly runsFactor: number;
}

/** What a person needs to see a red test again: where it is, by which door, with which seed, and the command. */
export function howToSeeAgain({ stage, path, name }: RedTest, { seed, runsFactor }: Randomness): string {
  const door = projects.find((project) => project.name === stage);
  const where = door && 'door' in door ? `${path}, by ${door.door === 'http' ? 'HTTP' : 'Socket Mode'}` : path;
  const only = name === undefined ? '' : ` -t ${quoted(`^${literally(name)}$`)}`;
  const factor = runsFactor === 1 ? '' : `${runsFactorVariable}=${runsFactor} `;
  return [
    `RED ${name ?? 'the file itself'}`,
    `    in ${where}, seed ${seed}`,
    `    ${seedVariable}=${seed} ${factor}npm test -- ${stage} ${path}${only}`,
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
