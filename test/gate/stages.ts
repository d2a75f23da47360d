/** What `npm test` consists of, in the order in which it is told. */
export const stages = [
  { name: 'types', what: 'type check' },
  { name: 'style', what: 'lint and format' },
  { name: 'architecture', what: 'architecture rules', folder: 'architecture' },
  { name: 'unit', what: 'unit tests', folder: 'unit' },
  { name: 'integration', what: 'integration tests on Postgres', folder: 'integration' },
  { name: 'journeys', what: 'journeys through the sandbox, by HTTP', folder: 'journeys', door: 'http' },
  { name: 'journeys-socket', what: 'journeys through Socket Mode', folder: 'journeys', door: 'socket' },
  { name: 'drills', what: 'drills in their short form', folder: 'drills' },
  { name: 'page', what: 'journeys in the browser', folder: 'page' },
] as const satisfies readonly Stage[];

interface Stage {
  readonly name: string;
  readonly what: string;
  /** Where its tests are, under `test`: it is the Jest project of the same name. Without one it is a static check. */
  readonly folder?: string;
  /** How Slack reaches Cairn in its tests. */
  readonly door?: 'http' | 'socket';
}

export type StageName = (typeof stages)[number]['name'];
/** The stages that Jest runs. */
export type ProjectName = Extract<(typeof stages)[number], { folder: string }>['name'];

export const projects = stages.filter((stage) => 'folder' in stage);

export function isStage(word: string): word is StageName {
  return stages.some(({ name }) => name === word);
}

export function whatIs(name: StageName): string {
  return stages.find((stage) => stage.name === name)?.what ?? name;
}

export function isProject(name: StageName): name is ProjectName {
  return projects.some((project) => project.name === name);
}
