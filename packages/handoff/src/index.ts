export { handoffHeaders, renderHandoffPage } from './render-handoff-page';
