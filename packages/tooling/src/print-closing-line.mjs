// The last line of .ci/run: `N passed, N failed`.
// Arguments: the file of `jest --json`, and how many other steps failed.
import { readFileSync } from 'node:fs';
import counting from './count-tests.cjs';

const [file, failedSteps] = process.argv.slice(2);

const { lines, ok } = counting.countTests(readResults(), Number(failedSteps));
for (const line of lines) console.log(line);
process.exitCode = ok ? 0 : 1;

function readResults() {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch {
    return null;
  }
}
