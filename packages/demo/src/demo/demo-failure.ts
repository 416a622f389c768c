/** Which step of the demo failed, and why, for a person to read. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';

  constructor(
    readonly step: string,
    readonly why: string,
    options?: ErrorOptions,
  ) {
    super(`${step}: ${why}`, options);
  }
}
