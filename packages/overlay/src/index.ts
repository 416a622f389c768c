export { overlayFolder } from './overlay-folder';
export { writeOverlay, type WrittenOverlay } from './write-overlay';
