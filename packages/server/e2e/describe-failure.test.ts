import {
  describeCodeFailure,
  describeFailure,
} from '../src/engines/page/describe-failure';
import { describeProgress } from '../src/engines/page/describe-progress';

describe('a page that reloads itself', () => {
  it('is not described as a browser that did not start', () => {
    const failure = new Error(
      'Protocol error (Runtime.callFunctionOn): Cannot find context with specified id',
    );
    expect(describeFailure(failure)).toMatch(/kept reloading/);
  });
});

describe('a page that does not get on', () => {
  it('is described as opened before it is linked', () => {
    expect(describeFailure('auth timeout')).toMatch(
      /^WhatsApp Web was opened, but its scripts/,
    );
  });

  it.each([
    ['ready timeout'],
    ['auth timeout'],
    [new Error('Target closed')],
    ['anything else'],
  ])('says of a linked device that it stays linked: %s', (error) => {
    const reason = describeFailure(error, true);
    expect(reason).toMatch(/linked.* needs no new QR code\.$/);
    expect(reason).not.toMatch(/network|proxy/);
  });

  it.each([
    [undefined, 'Its browser has not started.'],
    ['about:blank', /^Its browser runs, .* the network and the proxy\.$/],
    ['https://web.whatsapp.com/', /^WhatsApp Web is open in its browser/],
  ])('has come as far as its page says: %s', (url, description) => {
    const page = url === undefined ? url : { url: () => url };
    expect(describeProgress(page)).toMatch(description);
  });

  it.each([
    [
      new Error('Execution context was destroyed'),
      /^WhatsApp Web was reloaded/,
    ],
    [new Error('onCodeReceivedEvent is not a function'), /Check the number/],
  ])('gives no pairing code: %s', (error, description) => {
    expect(describeCodeFailure(error)).toMatch(description);
  });
});
