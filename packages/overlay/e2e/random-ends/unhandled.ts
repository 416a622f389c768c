interface LogLine {
  level: number | string;
  name?: string;
  msg?: string;
}

/**
 * What WAHA has caught for the process: it goes on after rejections and
 * exceptions that no one handles, and logs their stacks as `Bootstrap`.
 */
export function readUnhandled(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as LogLine)
    .filter(({ name, msg }) => name === 'Bootstrap' && msg !== undefined)
    .filter(({ level }) => level === 50 || level === 'error')
    .map(({ msg }) => msg as string);
}
