import type { Texts } from './texts';

export const en: Texts = {
  title: 'Link a device with your passkey',
  linkingSession: (session) => `Session “${session}”`,
  onServer: (server) => `on ${server}`,
  newDevice:
    'This adds a NEW device to your WhatsApp account. The person who runs this server can then read and send your messages.',
  stopIfAsked:
    'Did somebody else send you this link, and you did not expect it? Stop here and do not sign.',
  steps: {
    sign: 'Sign with your passkey',
    phone: 'Approve on your phone',
    code: 'Compare the code, if one is shown',
    done: 'Linked',
  },
  stepState: { now: 'now', done: 'done', next: 'to come' },
  timeLeft: (duration) => `Time left: ${duration}`,
  codeFree: (duration) => `No code is needed for another ${duration}.`,
  codeNeeded: 'You will have to compare a code with your phone.',
  opening: 'Opening your link …',
  unreachable:
    'The server does not answer. This page keeps trying; check your connection.',
  tooOften:
    'That was too often within a minute. Wait a minute, then try again.',
  openHere: 'Continue here',
  sign: {
    heading: 'Sign with your passkey',
    here: 'Sign on this device',
    hereHint: 'Your browser will ask for fingerprint, face, PIN or phone.',
    storeExtension: 'Sign with the browser extension',
    storeExtensionHint: 'A WAHA extension is installed in this browser.',
    otherWays: 'Other ways to sign',
    helper: 'With the passkey helper extension',
    helperHint:
      'If you paired the helper with this server, click its icon: the request is waiting there.',
    commandLine: 'From a terminal on your computer',
    commandLineHint:
      'Opens your own Chrome or Edge and asks there. It needs Node.js and an API key of this server. Run it in a checkout of waha-passkey.',
    snippet: 'By copy and paste in a desktop browser',
    snippetHint:
      'A short text, the same for everybody, that you can read first. It signs only what linking a device asks for, and asks you before.',
    snippetOpen: 'Copy the text and open web.whatsapp.com',
    snippetRead: 'Read the text first',
    snippetPaste:
      'A plain page opens there; that is right. Open its console (F12, or ⌥⌘J on a Mac), paste, and press Enter. If the browser wants you to type “allow pasting”, do so once.',
    snippetServer: 'When it asks for the address of your server, type:',
    snippetAgree:
      'Check what it tells you, agree, and answer your passkey. This page continues by itself.',
    snippetByPaste: 'It asks for a request instead?',
    snippetRequest:
      'Then the browser keeps the two pages apart. Copy this request and paste it there:',
    snippetResult:
      'The answer is in your clipboard and in the console. Come back and paste it here.',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'Could not copy. Select the text and copy it yourself.',
    paste: 'Result',
    send: 'Send the result',
    pasteIsNoAnswer:
      'That is not the result of the step before. Copy everything from the first { to the last }.',
    waiting: 'Waiting for your passkey …',
    refused: (said) =>
      `The request was refused (${said}). It was cancelled, took too long, or this device has no passkey for WhatsApp. You can try again.`,
    noFocus: (said) =>
      `The request was refused while this page did not have the focus (${said}). Click into the page, then try again.`,
    noAnswer:
      'Your passkey did not answer. Unlock what holds it, then try again.',
    failed: (reason) =>
      `That did not work: ${reason} Try again, or choose another way.`,
    showRequest: 'Show the request',
    requestEnded:
      'The request ended before your passkey answered, so nothing was signed.',
    notFromHere:
      'Your browser cannot sign for WhatsApp from here. Choose one of these ways; a passkey on your phone can answer each of them, as the computer shows a QR code for it.',
    onHandheld:
      'The browser of a phone cannot sign for WhatsApp from here. Go on at a computer: your passkey may stay on this phone, which scans a QR code there.',
  },
  phone: {
    heading: 'Now your phone',
    body: 'Open WhatsApp on your phone and approve the new device there.',
  },
  code: {
    heading: 'Compare the codes',
    question: 'Does your phone show exactly this code?',
    match: 'They match',
    differ: 'They differ',
    warning: 'If they differ, somebody else may be trying to link a device.',
    spelled: (code) => `Code: ${code}`,
  },
  completing: {
    heading: 'Almost there',
    body: 'WhatsApp is completing the link.',
  },
  done: {
    heading: 'Linked',
    body: 'You can close this page. On your phone, under Linked devices, you can remove the device at any time.',
  },
  ended: { heading: 'Not linked', renew: 'Ask for a new request' },
  cancel: 'Cancel',
  cancelHint: 'Nothing is linked; the server shows a QR code again.',
  checkpoint: {
    title: 'Confirm your linked device with your passkey',
    newDevice:
      'WhatsApp asks a device that is linked to your account already; nothing new is linked. The person who runs this server can read and send your messages.',
    judging: 'WhatsApp is checking your passkey.',
    done: 'Confirmed',
    doneBody:
      'You can close this page. The device stays linked; on your phone, under Linked devices, you can remove it at any time.',
    ended: 'Not confirmed',
    cancelHint: 'The device stays linked, and WhatsApp keeps asking.',
  },
  inApp: {
    heading: 'You are inside another app',
    body: 'This page is shown by a chat or mail app, and passkeys do not answer there. Choose “Open in browser” in the menu of that app, or copy the link and paste it into Chrome, Safari, Edge or Firefox. The link still works.',
    copy: 'Copy the link',
  },
  elsewhere: {
    offer: 'Continue on another device',
    heading: 'Continue on another device',
    body: 'Scan this code there. The link works once; this page is finished.',
    link: 'Or open this link there:',
  },
  link: {
    missing: 'This link is incomplete',
    missingBody: 'Open the whole link, or ask for a new one.',
    used: 'This link was opened already',
    usedBody:
      'A link works once, in the tab that opened it first. Go on there, or choose “Continue on another device” there. If that was not you, ask for a new link and tell the operator.',
    expired: 'This link has expired',
    expiredBody:
      'Links live for five minutes at most. Ask the person who gave you this one for a new one.',
    replaced: 'This link was replaced',
    replacedBody: 'A newer link exists, or the request ended. Use the newest.',
    cancelled: 'This request was cancelled',
    cancelledBody:
      'Nothing is linked by it. Ask for a new link if that was not intended.',
    unknown: 'This link is not known here',
    unknownBody:
      'Check that you opened the whole link. A link that was opened or ended some time ago is not known any more; if you did not open it yourself, ask for a new one and tell the operator.',
  },
};
