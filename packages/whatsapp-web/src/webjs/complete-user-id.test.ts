import { readUserId } from '../protocol/read-user-id';
import { completeUserId } from './complete-user-id';

const wid = { user: '1555', server: 'c.us' };

describe('readUserId', () => {
  it.each([
    ['its older spelling', { ...wid, _serialized: '1555@c.us' }],
    ['its newer spelling', { ...wid, $1: '1555@c.us' }],
    ['its parts alone', wid],
    ['its parts when `$1` means something else', { ...wid, $1: 1 }],
  ])('reads an id by %s', (_, given) => {
    expect(readUserId(given)).toBe('1555@c.us');
  });

  it.each([[null], [undefined], ['1555@c.us'], [{}], [{ user: '1555' }]])(
    'takes %j for no id',
    (given) => {
      expect(readUserId(given)).toBeNull();
    },
  );
});

describe('completeUserId', () => {
  it('adds the member that hosts read', () => {
    const info = { wid: { ...wid, $1: '1555@c.us' } };
    completeUserId(info);
    expect(info.wid).toMatchObject({ _serialized: '1555@c.us' });
  });

  it('changes nothing where it is there', () => {
    const info = { wid: { ...wid, _serialized: 'as it was' } };
    completeUserId(info);
    expect(info.wid._serialized).toBe('as it was');
  });

  it.each([[undefined], [{}], [{ wid: null }]])('leaves %j alone', (info) => {
    expect(() => completeUserId(info)).not.toThrow();
  });
});
