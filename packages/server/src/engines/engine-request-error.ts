/** The engine cannot do what was asked; `message` is for the client. */
export class EngineRequestError extends Error {
  override readonly name = 'EngineRequestError';
}
