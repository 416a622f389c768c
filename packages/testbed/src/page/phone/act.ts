/** Runs one action of the phone and shows what went wrong. */
export type Act = (action: string, body: object) => void;
