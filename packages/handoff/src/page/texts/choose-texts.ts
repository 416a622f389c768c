import { en } from './en';
import { es } from './es';
import { id } from './id';
import { pt } from './pt';
import type { Texts } from './texts';

const byLanguage: ReadonlyMap<string, Texts> = new Map([
  ['en', en],
  ['pt', pt],
  ['es', es],
  ['id', id],
]);

/** The first of the visitor's languages that is spoken here, else English. */
export function chooseTexts(languages: readonly string[]): {
  language: string;
  texts: Texts;
} {
  for (const tag of languages) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    const texts = byLanguage.get(language);
    if (texts) return { language, texts };
  }
  return { language: 'en', texts: en };
}
