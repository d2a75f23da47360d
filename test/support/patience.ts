import { jest } from '@jest/globals';
import { runsFactor } from './seed.ts';

// In a file of its own: Jest ignores `testTimeout` in a project. A bound for what hangs, not a pace.
jest.setTimeout(240_000 * runsFactor);
