import { jest } from '@jest/globals';

// In a file of its own: Jest ignores `testTimeout` in a project.
jest.setTimeout(30_000);
