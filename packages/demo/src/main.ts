import { runProgram } from '@waha-passkey/cli/terminal';
import { createProgram } from './create-program';

runProgram(createProgram());
