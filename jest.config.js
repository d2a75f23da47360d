import { availableParallelism } from 'node:os';

// Only the projects that need Postgres start one: a unit test alone does not pay for it.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.cjs' },
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  // One for all projects: each transform is made once, whichever project asks for it first.
  id: 'cairn',
  cacheDirectory: '<rootDir>/.data/jest',
  // What a run writes must not begin the next one.
  watchPathIgnorePatterns: ['<rootDir>/.data/'],
};

const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

const inBrowser = {
  globalSetup: '<rootDir>/test/support/page/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/page/patience.ts'],
};

/**
 * The transport is one place, so every journey goes by HTTP and these by Socket Mode as well: what ends and begins anew, what
 * goes wrong, and each kind of request. (`restart-in-the-middle` is not among them: the workers that it kills have no door.)
 * `npm run test:all` takes all of them through both doors.
 */
const throughBothDoors = [
  'restart',
  'slack-trouble',
  'commands-and-help',
  'goal',
  'check-in-answer',
  'check-in-drafts',
  'kudos',
  'tenants',
];

const project = (name, { folder = name, files = ['**/*'], ...options } = {}) => ({
  ...shared,
  ...options,
  displayName: name,
  testMatch: files.map((file) => `<rootDir>/test/${folder}/${file}.test.ts`),
});

/** @type {import('jest').Config} */
export default {
  watchman: false,
  // More than there are cores: these tests wait for Postgres, for sockets and for processes as long as they compute.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/test/gate/sequencer.ts',
  reporters: ['default', '<rootDir>/test/gate/reporter.ts'],
  projects: [
    project('architecture'),
    project('unit'),
    project('integration', withPostgres),
    project('journeys', withPostgres),
    // The same journeys; test/support/door.ts reads through which door they go.
    project('journeys-socket', {
      ...withPostgres,
      folder: 'journeys',
      ...(process.env.CAIRN_TEST_EVERY_DOOR ? {} : { files: throughBothDoors }),
      globals: { slackDoor: 'socket' },
    }),
    project('drills', withPostgres),
    project('page', inBrowser),
  ],
};
