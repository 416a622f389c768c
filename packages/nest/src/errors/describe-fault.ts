const FRAME = /^\s+at .{1,200}:\d+:\d+\)?$/;

/**
 * Names an unforeseen error and where it happened, for the log. Its message is
 * left out: browsers and parsers quote their input there.
 */
export function describeFault(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const { name, message, stack = '' } = thrown;
  const messageAt = stack.indexOf(message);
  if (messageAt === -1) return name;
  const frames = stack
    .slice(messageAt + message.length)
    .split('\n')
    .filter((line) => FRAME.test(line));
  return [name, ...frames].join('\n');
}
