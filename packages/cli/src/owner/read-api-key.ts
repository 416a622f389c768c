import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';

/**
 * From the environment or from a person; never from an argument, which other
 * users of the machine can read.
 */
export async function readApiKey(
  origin: string,
  {
    apiKey,
    prompt,
    signal,
  }: Pick<OwnerContext, 'apiKey' | 'prompt' | 'signal'>,
): Promise<string> {
  if (apiKey?.startsWith('sha512:')) {
    throw new CommandFailure(
      ExitCode.USAGE,
      'WAHA_API_KEY holds a hash, which only the server can use. Set it to the key itself, or unset it to be asked.',
    );
  }
  if (apiKey) return apiKey;
  if (!prompt.isInteractive) {
    throw new CommandFailure(
      ExitCode.USAGE,
      'There is no API key. Set WAHA_API_KEY, or run this in a terminal to be asked.',
    );
  }
  const typed = await prompt.askSecret(`API key of ${origin}: `, signal);
  if (typed === '')
    throw new CommandFailure(ExitCode.USAGE, 'No key, no work.');
  return typed;
}
