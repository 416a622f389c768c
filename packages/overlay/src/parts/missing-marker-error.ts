/** Something of WAHA that the overlay builds upon is not where it was. */
export class MissingMarkerError extends Error {
  constructor(readonly marker: string) {
    super(`${marker} is missing`);
  }
}
