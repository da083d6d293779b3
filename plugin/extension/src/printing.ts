/**
 * A frame keeps on paper the height that it has on the screen, and nobody can be asked while a page is being printed: so
 * the height on paper is measured ahead, by letting the rules for print hold for a moment in which nothing is painted.
 */
export function heightOnPaper(root: HTMLElement): number {
  const rules = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === "print");
  const { style } = document.body;
  for (const { media } of rules) media.mediaText = "all";
  style.width = `${paper}px`;
  const height = root.scrollHeight;
  style.width = "";
  for (const { media } of rules) media.mediaText = "print";
  return height;
}

/** The narrower of A4 and Letter less usual margins, in CSS pixels: on wider paper some white is left. */
const paper = 640;
