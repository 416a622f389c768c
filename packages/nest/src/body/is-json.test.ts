import { isJson } from './is-json';

describe('isJson', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf8"',
    'application/vnd.api+json; charset = us-ascii',
    'application/json; odata=verbose',
  ])('is true of %s', (type) => {
    expect(isJson({ 'content-type': type })).toBe(true);
  });

  it.each([
    undefined,
    '',
    'json',
    'text/json',
    'application/jsonp',
    'application/json-seq',
    'application/json, text/plain',
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-8; charset=utf-16',
  ])('is false of %s', (type) => {
    expect(isJson(type === undefined ? {} : { 'content-type': type })).toBe(
      false,
    );
  });

  it.each(['gzip', 'identity, br'])(
    'is false when encoded as %s',
    (encoding) => {
      expect(
        isJson({
          'content-type': 'application/json',
          'content-encoding': encoding,
        }),
      ).toBe(false);
    },
  );
});
