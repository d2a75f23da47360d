import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Reporter, Test, TestContext, TestResult } from '@jest/reporters';
import { testSeed } from '../support/seed.ts';
import { howToSeeAgain, type RedTest } from './again.ts';
import { type FileReport, type Report, reportFile } from './report.ts';

/** Writes down what each file came to, and says at the end how each red test can be seen again. */
export default class GateReporter implements Reporter {
  readonly #isWhole: boolean;
  readonly #files: FileReport[] = [];
  readonly #red: RedTest[] = [];

  constructor({ testNamePattern, testPathPatterns }: GlobalConfig) {
    this.#isWhole = !testNamePattern && !testPathPatterns?.isSet();
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
    const report: Report = { files: this.#files, isWhole: this.#isWhole };
    await mkdir(path.dirname(reportFile), { recursive: true });
    await writeFile(reportFile, JSON.stringify(report));
    for (const red of this.#red) process.stderr.write(`\n${howToSeeAgain(red, testSeed)}\n`);
  }
}

interface GlobalConfig {
  readonly testNamePattern?: string;
  readonly testPathPatterns?: { isSet(): boolean };
}

function nameOf({ config }: TestContext): string {
  return config.displayName?.name ?? '';
}
