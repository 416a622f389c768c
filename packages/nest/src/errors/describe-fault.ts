/**
 * Names an unforeseen error and where it happened, for the log. Its message is
 * left out: browsers and parsers quote their input there.
 */
export function describeFault(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const stack = thrown.stack ?? '';
  const end = stack.indexOf(thrown.message) + thrown.message.length;
  const frames = stack
    .slice(end)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames].join('\n');
}
