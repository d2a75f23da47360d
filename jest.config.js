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

const project = (name, options = {}) => ({
  ...shared,
  ...options,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

/** @type {import('jest').Config} */
export default {
  watchman: false,
  projects: [
    project('architecture'),
    project('unit'),
    project('integration', withPostgres),
    project('journeys', withPostgres),
  ],
};
