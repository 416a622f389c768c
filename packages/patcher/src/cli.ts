import { parseArgs } from 'node:util';
import { findForeignChanges } from './apply/find-foreign-changes';
import { formatPatches } from './apply/format-patches';
import { isGitCheckout } from './apply/git';
import { writeAtomically } from './apply/write-atomically';
import { isPossible, mergeChanges, type Plan } from './plan/plan';
import { planSeries, type Series } from './plan/plan-series';
import { RefusedError } from './refused-error';
import { describePlan, toPlanJson } from './report/describe-plan';
import { readSeries } from './series';
import { openCheckout, type Checkout } from './tree/open-checkout';

export interface PatchIo {
  /** The result, line by line. */
  out(line: string): void;
  /** Progress and errors, line by line. */
  err(line: string): void;
}

export const usage = `waha-passkey patch <checkout> [--check | --write | --reverse | --format-patch <dir>] [--json] [--force]

Puts passkey linking into a WAHA source checkout (2025.9 or later).
  --check               say what would be done, change nothing (the default)
  --write               do it, all or nothing
  --reverse             take it out again; every file gets back its bytes
  --format-patch <dir>  write the series for "git am" instead
  --json                print the plan as JSON
  --force               also in a folder with other changes, or without git`;

interface Options {
  folder: string;
  mode: 'check' | 'write' | 'reverse' | 'format-patch';
  target: string;
  json: boolean;
  force: boolean;
}

/** Runs \x; returns the exit code. */
export async function patch(
  args: string[],
  io: PatchIo,
  read: () => Promise<Series> = readSeries,
): Promise<number> {
  try {
    const options = readOptions(args);
    if (!options) {
      io.out(usage);
      return 0;
    }
    return await run(options, io, read);
  } catch (error) {
    if (error instanceof RefusedError) {
      io.err(error.message);
      return 1;
    }
    throw error;
  }
}

function readOptions(args: string[]): Options | null {
  const { values, positionals } = parse(args);
  if (values.help === true) {
    return null;
  }
  const [folder] = positionals;
  const modes = (['check', 'write', 'reverse', 'format-patch'] as const).filter(
    (mode) => values[mode] !== undefined && values[mode] !== false,
  );
  if (folder === undefined || positionals.length > 1 || modes.length > 1) {
    throw new RefusedError(
      `Name one WAHA checkout and at most one of --check, --write, --reverse, --format-patch.\n\n${usage}`,
    );
  }
  return {
    folder,
    mode: modes[0] ?? 'check',
    target: values['format-patch'] ?? '',
    json: values.json === true,
    force: values.force === true,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        write: { type: 'boolean' },
        reverse: { type: 'boolean' },
        'format-patch': { type: 'string' },
        json: { type: 'boolean' },
        force: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new RefusedError(`${message}\n\n${usage}`, { cause });
  }
}

async function run(
  options: Options,
  io: PatchIo,
  read: () => Promise<Series>,
): Promise<number> {
  const checkout = openCheckout(options.folder);
  io.err('Reading the series …');
  const series = await read();
  const total = series.recipes.length;
  const plan = planSeries(checkout, series, {
    direction: options.mode === 'reverse' ? 'reverse' : 'apply',
    force: options.force,
    onStep: (recipe, index) =>
      io.err(`Planning ${index + 1}/${total}: ${recipe.id}`),
  });
  io.out(
    options.json
      ? JSON.stringify(toPlanJson(plan), null, 2)
      : describePlan(plan),
  );
  if (!isPossible(plan)) {
    io.err('Something cannot be done; nothing was changed.');
    return 1;
  }
  switch (options.mode) {
    case 'check':
      io.err(
        `Nothing was changed. ${announce(findRefusal(checkout, plan, series), options)}`,
      );
      return 0;
    case 'format-patch':
      return writePatches(plan, options.target, io);
    case 'write':
    case 'reverse':
      return write(checkout, plan, series, options, io);
  }
}

function writePatches(plan: Plan, target: string, io: PatchIo): number {
  const written = formatPatches(plan, target);
  for (const path of written) {
    io.err(`Wrote ${path}`);
  }
  return 0;
}

function write(
  checkout: Checkout,
  plan: Plan,
  series: Series,
  { force }: Options,
  io: PatchIo,
): number {
  const changes = mergeChanges(plan);
  if (changes.length === 0) {
    io.err('Nothing to do.');
    return 0;
  }
  const refusal = force ? null : findRefusal(checkout, plan, series);
  if (refusal !== null) throw new RefusedError(refusal);
  io.err(`Writing ${changes.length} files …`);
  writeAtomically(checkout, changes);
  io.err(`Done: ${changes.length} files.`);
  return 0;
}

/** Why `--write` and `--reverse` need `--force` here; null when they do not. */
function findRefusal(
  checkout: Checkout,
  plan: Plan,
  series: Series,
): string | null {
  if (mergeChanges(plan).length === 0) return null;
  if (!isGitCheckout(checkout.root)) {
    return 'This folder is not the top of a git checkout, so nothing could be undone with git. Use --force if you have a copy.';
  }
  const reversed =
    plan.direction === 'reverse'
      ? plan
      : planSeries(checkout, series, { direction: 'reverse' });
  const foreign = findForeignChanges(checkout, reversed);
  if (foreign.length === 0) return null;
  const named = foreign.slice(0, 5).join(', ');
  const more = foreign.length > 5 ? ` and ${foreign.length - 5} more` : '';
  return `The checkout has uncommitted changes (${named}${more}). Commit or stash them, or use --force.`;
}

function announce(refusal: string | null, { force }: Options): string {
  if (refusal === null) return 'Run again with --write to do it.';
  return force
    ? 'Run again with --write --force to do it.'
    : `--write would be refused: ${refusal}`;
}
