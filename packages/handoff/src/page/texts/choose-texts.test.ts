import { chooseTexts } from './choose-texts';
import { chooseWords } from './choose-words';

describe('the language of the page', () => {
  it.each([
    [['pt-BR', 'en'], 'pt'],
    [['es-419'], 'es'],
    [['ID'], 'id'],
    [['de', 'es'], 'es'],
    [['de'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (languages, language) => {
    expect(chooseTexts(languages).language).toBe(language);
  });

  it.each(['pt', 'es', 'id'])(
    'leaves nothing in English for %s',
    (language) => {
      const english = new Set(sentences(chooseTexts(['en']).texts));
      const same = sentences(chooseTexts([language]).texts).filter((sentence) =>
        english.has(sentence),
      );
      expect(same).toEqual([]);
    },
  );
});

describe('the words for a checkpoint', () => {
  it.each([
    ['en', /new device/i],
    ['pt', /novo aparelho/i],
    ['es', /dispositivo nuevo/i],
    ['id', /perangkat baru/i],
  ])('speak of no new device in %s', (language, newDevice) => {
    const { texts } = chooseTexts([language]);
    expect(texts.newDevice).toMatch(newDevice);
    const words = sentences(chooseWords('checkpoint', texts)).join(' ');
    expect(words).not.toContain(texts.newDevice);
    expect(words).not.toContain(texts.cancelHint);
    expect(chooseWords('linking', texts)).toBe(texts);
  });
});

function sentences(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [];
    return sentences(value as object);
  });
}
