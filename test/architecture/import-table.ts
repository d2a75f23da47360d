import type { Tables } from '../../src/database/schema.ts';
import { features } from '../../src/features.ts';

/** Features from the lowest to the highest: they import downwards only. */
export const featureOrder: readonly string[] = features.map(({ name }) => name);

/** Features that know only some of those below them. */
export const closedFeatures: Readonly<
  Record<string, { readonly knows: readonly string[]; readonly sentence: string }>
> = {
  'app-home': {
    knows: ['people', 'programs', 'mentorships'],
    sentence:
      'app-home knows people, programs and mentorships only: what another feature shows there stands in its home',
  },
};

/** What one kind of file may import. Where something is a list of paths, a path without `.ts` means all beneath it. */
export interface Allowance {
  /** Kinds of files of its own feature. */
  readonly own: readonly string[];
  /** Kinds of files of the features below. */
  readonly lower: readonly string[];
  readonly src: readonly string[];
  readonly packages: readonly string[];
  /** The rule in words, for whoever broke it. */
  readonly sentence: string;
}

/** Parts of src/slack that make data, and neither listen nor send. */
const slackPieces = [
  'src/slack/blocks.ts',
  'src/slack/input-blocks.ts',
  'src/slack/text.ts',
  'src/slack/forms.ts',
  'src/slack/page.ts',
];

/** What a feature writes its history with, and tells of it: the one thing that it takes from above. */
export const journalRecord = 'src/features/journal/record.ts';

/** What a feature puts on App Home: the shape in which app-home is given it. */
const homePart = 'src/home-part.ts';

const action = {
  own: ['types', 'rules', 'queries', 'pair-record', 'actions'],
  lower: ['types', 'rules', 'queries', 'actions'],
  src: ['src/core', 'src/database', 'src/delivery', 'src/quarantine', journalRecord],
  packages: [],
};

/** The kinds of files that a feature is made of: `rules.ts`, or any file in a folder `rules/`. */
export const roles: Readonly<Record<string, Allowance>> = {
  types: {
    own: ['types'],
    lower: ['types'],
    src: ['src/core', 'src/database/schema.ts'],
    packages: [],
    sentence: 'types are nouns: they import types and core only',
  },
  rules: {
    own: ['types', 'rules'],
    lower: ['types', 'rules'],
    src: ['src/core'],
    packages: [],
    sentence: 'rules are pure: they import types, rules and core only',
  },
  queries: {
    own: ['types', 'queries'],
    lower: ['types'],
    src: ['src/core', 'src/database', 'src/quarantine'],
    // zod is for what a jsonb column holds.
    packages: ['kysely', 'zod'],
    sentence: 'queries import database, core, quarantine, types, kysely and zod, nothing else',
  },
  actions: {
    ...action,
    sentence:
      'actions import types, rules, queries, pair-record, actions, database, quarantine, delivery and journal/record; they know no Slack',
  },
  record: {
    own: ['types', 'queries'],
    lower: ['types'],
    src: ['src/core', 'src/database'],
    packages: [],
    sentence: 'journal/record serves every feature, so it imports its own types and queries, core and database only',
  },
  'pair-record': {
    own: ['types', 'rules', 'queries'],
    lower: ['types', 'rules', 'queries', 'actions', 'pair-record'],
    src: ['src/core', 'src/database', 'src/delivery', journalRecord],
    packages: [],
    sentence: 'pair-record says what a record of two people is made of: its queries and its rights',
  },
  views: {
    // Of the journal's record only the words of events.
    own: ['types', 'rules', 'inputs', 'views', 'record'],
    lower: ['types', 'rules', 'inputs', 'views'],
    // Of delivery only the shape of a message.
    src: ['src/core', ...slackPieces, 'src/delivery/message.ts'],
    packages: ['@slack/types'],
    sentence: 'views turn data into blocks: no query, no send',
  },
  inputs: {
    own: ['types', 'rules', 'inputs'],
    lower: ['types', 'rules', 'inputs'],
    src: ['src/core', ...slackPieces, 'src/slack/fields.ts'],
    packages: ['zod'],
    sentence: 'inputs name what comes back from Slack and check it with zod, nothing else',
  },
  listeners: {
    // Of the journal's record only what features bring.
    own: ['types', 'rules', 'queries', 'pair-record', 'actions', 'views', 'inputs', 'lookups', 'listeners', 'record'],
    lower: ['types', 'rules', 'queries', 'actions', 'views', 'inputs', 'lookups'],
    src: ['src/core', 'src/database', 'src/quarantine', 'src/slack', 'src/delivery', homePart],
    packages: ['@slack/bolt', '@slack/types', '@slack/web-api', 'zod'],
    sentence: "listeners are the Slack door: they import anything but messages, sweeps and others' listeners",
  },
  lookups: {
    own: ['types', 'rules', 'queries', 'actions'],
    lower: ['types', 'rules', 'queries', 'actions', 'lookups'],
    src: ['src/core', 'src/slack'],
    packages: ['@slack/types'],
    sentence: 'lookups ask Slack what a listener must know before it calls an action',
  },
  journal: {
    own: ['types', 'queries'],
    lower: ['types'],
    src: ['src/core', 'src/database', journalRecord],
    packages: [],
    sentence: 'journal gives the events of its feature in words and their titles: types, queries and journal/record',
  },
  handlers: {
    own: ['types', 'actions'],
    lower: ['types'],
    src: ['src/core', 'src/database/act.ts'],
    packages: [],
    sentence: "handlers answer a lower feature's event with their own actions",
  },
  messages: {
    own: ['types', 'rules', 'queries', 'pair-record', 'views', 'inputs', 'messages'],
    lower: ['types', 'rules', 'queries', 'views', 'messages'],
    src: ['src/core', 'src/database', 'src/quarantine', 'src/delivery', ...slackPieces],
    packages: ['@slack/types'],
    sentence: 'messages import queries and views',
  },
  home: {
    own: ['types', 'rules', 'queries', 'views', 'inputs', 'home'],
    lower: ['types', 'rules', 'queries', 'views', 'inputs'],
    src: ['src/core', 'src/database', 'src/delivery/queries', 'src/quarantine/queries.ts', homePart, ...slackPieces],
    packages: ['@slack/types'],
    sentence: 'home reads with queries and draws with views: it changes nothing and sends nothing',
  },
  routes: {
    own: ['types', 'rules', 'actions', 'routes'],
    lower: ['types', 'rules', 'actions'],
    src: ['src/core', 'src/slack/web-route.ts'],
    packages: ['ical-generator', 'node:http'],
    sentence: 'routes are the web door: they read the request, call an action and write the answer',
  },
  sweeps: {
    own: ['types', 'rules', 'queries', 'actions', 'sweeps'],
    lower: ['types'],
    src: ['src/core', 'src/database', 'src/quarantine', 'src/scheduler'],
    packages: [],
    sentence: 'sweeps are the time door: they import their claim query and actions',
  },
};

export interface AreaAllowance {
  readonly src: readonly string[];
  /** The tables that it writes. */
  readonly tables?: readonly (keyof Tables)[];
  readonly sentence: string;
}

/** What the rest of src may import of src. An area that is not here may import everything but the sandbox. */
export const areas: Readonly<Record<string, AreaAllowance>> = {
  core: { src: ['src/core'], sentence: 'core knows nobody' },
  charts: { src: ['src/charts'], sentence: 'charts knows nobody: it makes pictures of what it is given' },
  database: {
    src: ['src/core', 'src/database', 'src/config.ts'],
    sentence: 'database knows core only, never a feature',
  },
  quarantine: {
    src: ['src/core', 'src/database', 'src/quarantine'],
    tables: ['quarantinedRows'],
    sentence: 'quarantine knows core and database only, never what its rows are about',
  },
  slack: {
    src: ['src/core', 'src/database', 'src/quarantine', 'src/slack', 'src/config.ts'],
    tables: ['installations', 'slackEvents', 'submissions', 'workspaces'],
    sentence: 'slack knows core, database and quarantine only, never a feature',
  },
  delivery: {
    src: ['src/core', 'src/charts', 'src/database', 'src/quarantine', 'src/slack', 'src/delivery', 'src/config.ts'],
    tables: ['conversations', 'deliveries', 'deliveryGates'],
    sentence: 'delivery knows core, charts, database, quarantine and slack only, never a feature',
  },
  scheduler: {
    src: ['src/core', 'src/database', 'src/quarantine', 'src/delivery', 'src/scheduler', 'src/config.ts'],
    sentence: 'scheduler knows core, database, quarantine and delivery only, never a feature',
  },
};

/** Who may import a package that has a home. Any other package may be imported by whoever the tables let. */
export const packageHomes: readonly { packages: RegExp; homes: RegExp; sentence: string }[] = [
  {
    packages: /^node-cron$/,
    homes: /^src\/scheduler\//,
    sentence: 'only scheduler/ knows ticks',
  },
  {
    packages: /^@slack\/(bolt|web-api|oauth|socket-mode|logger)$/,
    homes: /^src\/((slack|delivery|sandbox)\/|(main|create-app)\.ts$|features\/[^/]+\/listeners(\.ts$|\/))/,
    sentence: 'only listeners, slack/, delivery/, sandbox/, main and create-app touch Slack',
  },
  {
    packages: /^(react|react-dom|react-markdown|remark-gfm|node-emoji)$/,
    homes: /^src\/sandbox\/page\//,
    sentence: "what draws the sandbox's page belongs to the page",
  },
  {
    packages: /^vite$/,
    homes: /^src\/sandbox\/page-door\/build-page\.ts$/,
    sentence: 'only build-page builds the page',
  },
  {
    packages: /^@resvg\//,
    homes: /^src\/charts\//,
    sentence: 'only charts/ draws',
  },
  {
    packages: /^ical-generator$/,
    homes: /^src\/features\/calendar\/routes\//,
    sentence: 'only the calendar writes calendars',
  },
  {
    packages: /^ws$/,
    homes: /^src\/sandbox\/(slack|page-door)\//,
    sentence: "Bolt speaks Socket Mode for Cairn; only the sandbox's Slack and its page's server need ws themselves",
  },
  {
    packages: /^jest$|^@jest\//,
    homes: /^test\//,
    sentence: 'jest belongs to tests',
  },
];

/** What the sandbox's page, which runs in a browser, may import of src beside itself. */
export const pageNeighbours = [
  'src/sandbox/page-door/contract.ts',
  'src/sandbox/page-door/backstage-contract.ts',
  'src/sandbox/driver/render-date.ts',
  'src/sandbox/json.ts',
];
