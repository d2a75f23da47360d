/** Of the random numbers of a test run: the gate says it where a test is red, and sets it where it is asked for again. */
export const seedVariable = 'CAIRN_TEST_SEED';
/** How many times as often as usual properties are tried. */
export const runsFactorVariable = 'CAIRN_TEST_RUNS_FACTOR';

export const testSeed = Number(process.env[seedVariable] ?? 1);
export const runsFactor = Number(process.env[runsFactorVariable] ?? 1);
