import type { Page } from "puppeteer-core";

/** What a button saves; the list of downloads that Firefox would open takes the keyboard away. */
export function saving(page: Page, button: string): Promise<string> {
  return page.evaluate(
    (selector) =>
      new Promise<string>((resolve) => {
        HTMLAnchorElement.prototype.click = () => undefined;
        const create = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob: Blob) => {
          void blob.text().then(resolve);
          return create(blob);
        };
        document.querySelector<HTMLButtonElement>(selector)?.click();
      }),
    button,
  );
}
