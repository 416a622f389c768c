/** What the demo, a command line of its own, shares with this one. */
export { Cleanup } from './cleanup';
export { drawQr } from './draw-qr';
export { formatDuration } from './format-duration';
export { Interruption, watchInterruption } from './interruption';
export { runProgram } from './run-program';
export { createStyle, type Style, type TerminalOutput } from './style';
