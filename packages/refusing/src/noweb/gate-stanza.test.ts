import { findRequestOptions } from './gate-stanza';

describe('findRequestOptions', () => {
  it('finds the bytes in the child of that name', () => {
    const content = Uint8Array.of(1, 2);
    const stanza = {
      tag: 'notification',
      content: [
        { tag: 'other', content: 'no' },
        { tag: 'passkey_request_options', attrs: {}, content },
      ],
    };
    expect(findRequestOptions(stanza)).toBe(content);
  });

  it('distinguishes an empty child from none', () => {
    const empty = { content: [{ tag: 'passkey_request_options' }] };
    expect(findRequestOptions(empty)).toBe('');
    expect(findRequestOptions({ content: [] })).toBeUndefined();
  });

  it.each([undefined, null, 7, 'text', [], { content: 'text' }])(
    'finds nothing in %p',
    (stanza) => {
      expect(findRequestOptions(stanza)).toBeUndefined();
    },
  );
});
