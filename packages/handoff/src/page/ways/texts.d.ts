/** Bundled as its text, byte for byte: people read it before they paste it. */
declare module '*.txt' {
  const text: string;
  export = text;
}
