import { createProgram } from './create-program';
import { runProgram } from './terminal/run-program';

runProgram(createProgram());
