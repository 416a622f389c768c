/** Milliseconds. */
export interface ClusterTimings {
  /** After so long without a sign of life, a worker counts as gone. */
  leaseMs: number;
  /** Between two signs of life. */
  beatMs: number;
  /** A command that takes longer counts as failed. */
  commandMs: number;
  /** How long a key outlives the worker that held it. */
  keyMs: number;
  /** Between two repetitions of a question that has no answer. */
  repeatMs: number;
  /** A question ends after so long without a word of the owner. */
  silenceMs: number;
  /** A question ends after so long, whatever its owner says. */
  questionMs: number;
  /** A worker that needs longer to answer says that it works on it. */
  workingMs: number;
  /** How long an answer is kept for a repetition of its question. */
  keepMs: number;
  /** How long the newest message of a topic is kept for a worker that missed it. */
  topicMs: number;
}

/** All of it fits into the five seconds in which a lost worker shows. */
export const defaultClusterTimings: ClusterTimings = {
  leaseMs: 3_000,
  beatMs: 1_000,
  commandMs: 1_000,
  keyMs: 60_000,
  repeatMs: 1_000,
  silenceMs: 3_000,
  questionMs: 120_000,
  workingMs: 500,
  keepMs: 15_000,
  topicMs: 60_000,
};
