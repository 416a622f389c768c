/** The child of `runBench`: answers with the results, or with what went wrong. */
async function measure(file: string): Promise<void> {
  const loaded = (await import(file)) as { bench?: () => Promise<unknown> };
  if (typeof loaded.bench !== 'function') {
    throw new Error('It exports no function `bench`.');
  }
  const results = await loaded.bench();
  await send(results);
}

function send(message: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) =>
      error ? reject(error) : resolve(),
    );
  });
}

measure(process.argv[2] ?? '')
  .catch(async (error: unknown) => {
    process.exitCode = 1;
    const crash = error instanceof Error ? error.stack : undefined;
    await send({ crash: crash ?? String(error) });
  })
  // What a benchmark forgot to close must not keep the round waiting.
  .finally(() => process.exit());
