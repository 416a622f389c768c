import { HandoffPage } from './handoff-page';
import { chooseTexts } from './texts/choose-texts';

const { language, texts } = chooseTexts(navigator.languages);
document.documentElement.lang = language;

const root = document.querySelector('main');
if (root) void new HandoffPage(root, texts).run();
