'use strict';

/** A set-up step that failed; `cure` says what a person can do about it. */
class SetUpError extends Error {
  /**
   * @param {string} message
   * @param {string} cure
   */
  constructor(message, cure) {
    super(message);
    this.name = 'SetUpError';
    this.cure = cure;
  }
}

module.exports = { SetUpError };
