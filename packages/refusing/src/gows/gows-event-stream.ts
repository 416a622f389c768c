/** What the driver needs of the stream `EventStream.StreamEvents` returns. */
export interface GowsEventStream {
  on(event: 'data', listener: (message: unknown) => void): unknown;
  off(event: 'data', listener: (message: unknown) => void): unknown;
}
