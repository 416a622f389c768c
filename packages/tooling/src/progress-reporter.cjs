'use strict';
const { describeProgress } = require('./describe-progress.cjs');

const everyMs = 10_000;

/**
 * Where jest draws no status line (a log, a pipe): says now and then how many
 * suites are done, how many failed and which run.
 */
class ProgressReporter {
  constructor() {
    /** @type {Set<string>} */
    this.running = new Set();
    this.reportedMs = performance.now();
  }

  /** @param {{ path: string, context: { config: { rootDir: string } } }} test */
  onTestFileStart({ path, context }) {
    this.running.add(path.slice(context.config.rootDir.length + 1));
  }

  /**
   * @param {{ path: string, context: { config: { rootDir: string } } }} test
   * @param {unknown} _result
   * @param {import('./describe-progress.cjs').Progress} progress
   */
  onTestFileResult({ path, context }, _result, progress) {
    this.running.delete(path.slice(context.config.rootDir.length + 1));
    if (process.stderr.isTTY) return;
    if (performance.now() - this.reportedMs < everyMs) return;
    this.reportedMs = performance.now();
    process.stderr.write(`${describeProgress(progress, [...this.running])}\n`);
  }
}

module.exports = ProgressReporter;
