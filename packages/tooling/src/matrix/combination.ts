/** One link with whatsapp-web.js: which Node, libraries and browser. */
export interface LinkCombination {
  kind: 'link';
  node: string;
  puppeteer: string;
  library: string;
  browser: string;
}

/** One signature with the owner's browser, through the helper's own code. */
export interface SignCombination {
  kind: 'sign';
  browser: string;
}

/** One Nest host with the passkey routes. */
export interface NestCombination {
  kind: 'nest';
  node: string;
  nest: string;
  swagger: string;
  validator: string;
}

export type Combination = LinkCombination | SignCombination | NestCombination;

/** Names a combination on the command line and in its result's file name. */
export function toId(combination: Combination): string {
  switch (combination.kind) {
    case 'link': {
      const { node, puppeteer, library, browser } = combination;
      return `link-node-${node}-puppeteer-${puppeteer}-library-${library}-browser-${browser}`;
    }
    case 'sign':
      return `sign-browser-${combination.browser}`;
    case 'nest': {
      const { node, nest, validator } = combination;
      return `nest-node-${node}-nest-${nest}-validator-${validator}`;
    }
  }
}
