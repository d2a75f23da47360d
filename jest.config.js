// Only the projects that need Postgres start one: a unit test alone does not pay for it.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.cjs' },
};

const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
};

const project = (name, { folder = name, ...options } = {}) => ({
  ...shared,
  ...options,
  displayName: name,
  testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
});

/** @type {import('jest').Config} */
export default {
  watchman: false,
  // By default one less than there are cores; these tests wait for Postgres and for sockets more than they compute.
  maxWorkers: '100%',
  projects: [
    project('architecture'),
    project('unit'),
    project('integration', withPostgres),
    project('journeys', withPostgres),
    // The same journeys; test/support/door.ts reads through which door they go.
    project('journeys-socket', { ...withPostgres, folder: 'journeys', globals: { slackDoor: 'socket' } }),
    project('drills', withPostgres),
    project('page', { setupFilesAfterEnv: ['<rootDir>/test/support/page/patience.ts'] }),
  ],
};
