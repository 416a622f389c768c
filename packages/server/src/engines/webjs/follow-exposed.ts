type Exposed = (...args: never[]) => unknown;

/** The member of puppeteer's page that is used. */
export interface ExposingPage {
  exposeFunction(name: string, call: Exposed): Promise<void>;
}

/**
 * whatsapp-web.js 1.34.7 gets ready in functions that the page calls: what
 * they throw goes to the page, where no one looks. `onFailure` gets it as well.
 */
export function followExposed(
  page: ExposingPage,
  onFailure: (error: unknown) => void,
): void {
  const expose = page.exposeFunction.bind(page);
  page.exposeFunction = (name, call) =>
    expose(name, async (...args) => {
      try {
        return await call(...args);
      } catch (error) {
        onFailure(error);
        throw error;
      }
    });
}
