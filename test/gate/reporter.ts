import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Reporter, Test, TestContext, TestResult } from '@jest/reporters';
import { runsFactor, testSeed } from '../support/seed.ts';
import { howToSeeAgain, type RedTest } from './again.ts';
import { type FileReport, type Report, reportFile } from './report.ts';

/** Writes down what each file came to, and says at the end how each red test can be seen again. */
export default class GateReporter implements Reporter {
  readonly #isWatching: boolean;
  readonly #isWhole: boolean;
  readonly #files: FileReport[] = [];
  readonly #red: RedTest[] = [];

  constructor({ testNamePattern, testPathPatterns, watch, watchAll }: GlobalConfig) {
    this.#isWatching = Boolean(watch || watchAll);
    this.#isWhole = !testNamePattern && !testPathPatterns?.isSet() && runsFactor === 1;
  }

  onTestFileResult({ context, path: file }: Test, result: TestResult): void {
    const stage = nameOf(context);
    const name = path.relative(context.config.rootDir, file);
    const { start, end } = result.perfStats;
    const isBroken = result.testExecError !== undefined;
    this.#files.push({
      stage,
      path: name,
      seconds: (end - start) / 1000,
      passed: result.numPassingTests,
      failed: result.numFailingTests + (isBroken ? 1 : 0),
      leftOut: result.numPendingTests,
    });
    if (isBroken) this.#red.push({ stage, path: name });
    for (const { status, fullName } of result.testResults) {
      if (status === 'failed') this.#red.push({ stage, path: name, name: fullName });
    }
  }

  async onRunComplete(): Promise<void> {
    if (this.#isWatching) return;
    const report: Report = { files: this.#files, isWhole: this.#isWhole };
    await mkdir(path.dirname(reportFile), { recursive: true });
    await writeFile(reportFile, JSON.stringify(report));
    for (const red of this.#red) process.stderr.write(`\n${howToSeeAgain(red, { seed: testSeed, runsFactor })}\n`);
  }
}

interface GlobalConfig {
  readonly testNamePattern?: string;
  readonly testPathPatterns?: { isSet(): boolean };
  readonly watch?: boolean;
  readonly watchAll?: boolean;
}

function nameOf({ config }: TestContext): string {
  return config.displayName?.name ?? '';
}
