import { jest } from '@jest/globals';

// A whole journey in a browser, on a machine that may be doing other things.
jest.setTimeout(480_000);
