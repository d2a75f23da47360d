import {
  areas,
  closedFeatures,
  featureOrder,
  journalRecord,
  packageHomes,
  pageNeighbours,
  roles,
} from './import-table.ts';
import type { Rule, Violation } from './rule.ts';
import { computed, type Import, type Source } from './source.ts';

export interface Place {
  /** The folder of src a file is in; `''` for src itself. */
  readonly area: string;
  readonly feature?: string;
  readonly role?: string;
}

export function placeOf(path: string): Place {
  const [, area = '', feature, role] = path.split('/');
  if (area !== 'features') return { area: path.split('/').length > 2 ? area : '' };
  if (!feature || !role) return { area };
  return { area, feature, role: role.replace(/\.ts$/, '') };
}

const isSrc = (path: string) => path.startsWith('src/');
const isAmong = (paths: readonly string[], target: string) =>
  paths.some((path) => target === path || target.startsWith(`${path}/`));
export const rank = (feature: string) => featureOrder.indexOf(feature);

/** A rule that looks at one import at a time; it answers with the sentence that the import breaks. */
function importRule(name: string, broken: (found: Import, source: Source) => string | undefined): Rule {
  return {
    name,
    check: (source) =>
      source.imports.flatMap((found): Violation[] => {
        const sentence = broken(found, source);
        return sentence ? [{ line: found.line, what: `imports ${found.target}`, sentence }] : [];
      }),
  };
}

/** What the table says for this kind of file, in one sentence; undefined where the import is allowed. */
function brokenInFeature(found: Import, from: Place & { feature: string; role: string }): string | undefined {
  const allowed = roles[from.role];
  // Reported by "features are made of their roles".
  if (!allowed) return undefined;
  const { target } = found;
  if (!isSrc(target)) return allowed.packages.includes(target) ? undefined : allowed.sentence;
  if (isAmong(allowed.src, target)) return undefined;

  const to = placeOf(target);
  const namesFields = found.isOfTypes && to.role === 'inputs' && ['rules', 'actions'].includes(from.role);
  if (to.area !== 'features' || !to.feature || !to.role) return allowed.sentence;
  if (to.feature === from.feature) return namesFields || allowed.own.includes(to.role) ? undefined : allowed.sentence;
  if (rank(to.feature) > rank(from.feature)) {
    return `features import downwards only: ${to.feature} stands above ${from.feature} (tell it by a journal event)`;
  }
  const closed = closedFeatures[from.feature];
  if (closed && !closed.knows.includes(to.feature)) return closed.sentence;
  if (namesFields || allowed.lower.includes(to.role)) return undefined;
  return `of another feature, ${from.role} may import ${allowed.lower.join(', ') || 'nothing'}`;
}

export const importRules: readonly Rule[] = [
  importRule('features import what their role allows, and downwards only', (found, source) => {
    const { feature, role } = placeOf(source.path);
    return feature && role ? brokenInFeature(found, { area: 'features', feature, role }) : undefined;
  }),

  importRule('the areas beneath the features do not know them', (found, source) => {
    const { area } = placeOf(source.path);
    const allowed = isSrc(source.path) ? areas[area] : undefined;
    if (!allowed || !isSrc(found.target)) return undefined;
    return isAmong(allowed.src, found.target) ? undefined : allowed.sentence;
  }),

  importRule('only the sandbox and cli import the sandbox', (found, source) => {
    const from = isSrc(source.path) ? placeOf(source.path).area : 'migrations';
    if (!found.target.startsWith('src/sandbox/') || from === 'sandbox' || from === 'cli') return undefined;
    return 'nothing outside sandbox and cli imports sandbox';
  }),

  importRule('the page stands alone', (found, source) => {
    const page = 'src/sandbox/page/';
    const isPage = source.path.startsWith(page);
    if (isPage && found.target.startsWith('node:')) return 'the page runs in a browser: there is no Node';
    if (!isSrc(found.target) || found.target.startsWith(page) === isPage) return undefined;
    if (!isPage) return 'the page is built by Vite and served: nothing imports it';
    return pageNeighbours.includes(found.target) ? undefined : `of src, the page imports ${pageNeighbours.join(', ')}`;
  }),

  importRule('packages that have a home stay in it', (found, source) => {
    const home = packageHomes.find(({ packages }) => packages.test(found.target));
    return home && !home.homes.test(source.path) ? home.sentence : undefined;
  }),

  importRule('migrations import nothing from src', (found, source) => {
    if (!source.path.startsWith('migrations/') || !isSrc(found.target)) return undefined;
    return 'migrations are frozen in time: they import nothing from src';
  }),

  importRule('an import names its module', (found) =>
    found.target === computed ? 'an import whose module is computed hides from these rules' : undefined,
  ),

  {
    name: 'features are made of their roles',
    check: ({ path }) => {
      const { area, feature, role } = placeOf(path);
      if (area !== 'features' || !feature || !role) return [];
      const sentence = `a feature is made of ${Object.keys(roles).join(', ')}: see test/architecture/import-table.ts`;
      const known = role === 'record' ? path === journalRecord : role in roles;
      return known ? [] : [{ line: 1, what: `is a ${role}`, sentence }];
    },
  },

  {
    name: 'every feature has its place in the order',
    check: ({ path }) => {
      const { feature } = placeOf(path);
      if (!feature || rank(feature) >= 0) return [];
      return [{ line: 1, what: `is in ${feature}`, sentence: 'give a new feature its place in src/features.ts' }];
    },
  },
];

/** Built for the packages of one package.json. The sandbox is not part of the production image. */
export function dependencyRule(dependencies: readonly string[], devDependencies: readonly string[]): Rule {
  return importRule('src imports only packages that are installed with it', ({ target }, { path }) => {
    const isOwn = /^(src|migrations)\//.test(target) || target.startsWith('node:') || target === computed;
    if (isOwn || dependencies.includes(target)) return undefined;
    if (path.startsWith('src/sandbox/') && devDependencies.includes(target)) return undefined;
    return 'what src imports stands in "dependencies" of package.json, or it is missing in production';
  });
}
