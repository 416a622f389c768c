/** What `listen` failed with, as a sentence with the cure for a taken port. */
export function toPortError(
  error: unknown,
  port: number,
  option: '--port' | '--play-port',
): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} is taken. End what listens there, or choose another with ${option}.`,
    { cause: error },
  );
}
