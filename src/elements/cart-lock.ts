/**
 * Holds the page behind a dialog still, without moving it and without touching
 * its elements: one adopted stylesheet, taken back afterwards.
 */
export class ScrollLock {
  #sheet: CSSStyleSheet | undefined;

  hold(): void {
    this.release();
    // Where the scroll bar takes room, its room stays.
    const gutter =
      innerWidth > document.documentElement.clientWidth ? 'scrollbar-gutter:stable!important' : '';
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(`html{overflow:hidden!important;${gutter}}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  release(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
