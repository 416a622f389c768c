import { authenticatorFaults } from './authenticator-faults';
import { clientDataFaults } from './client-data-faults';
import { credentialFaults } from './credential-faults';

/** One fault or more for each check and code, over an otherwise valid body. */
export const assertionFaults = [
  ...credentialFaults,
  ...clientDataFaults,
  ...authenticatorFaults,
];
