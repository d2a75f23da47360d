const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.cjs' },
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
  projects: [project('architecture'), project('unit'), project('integration'), project('journeys')],
};
