import { createProgram } from './create-program';
import { runProgram } from './run-program';

runProgram(createProgram());
