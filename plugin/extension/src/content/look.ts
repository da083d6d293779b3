import type { PageLook } from "../../../../web/view/look.ts";

/** How the page around a panel looks, whatever theme it wears. */
export function readLook(page: Document): PageLook | undefined {
  const content = page.getElementById("content");
  if (!content) return undefined;
  const heading = getComputedStyle(content.querySelector("h2") ?? content);
  // The pointer stands on the one that was just pressed, which looks otherwise meanwhile.
  const atRest = "a:not(:hover, :focus, :active)";
  const link = getComputedStyle(
    content.querySelector(`.contextual ${atRest}`) ?? content.querySelector(atRest) ?? content,
  );
  const { fontFamily, fontSize } = getComputedStyle(content);
  return {
    font: fontFamily.slice(0, 200),
    size: Number.parseFloat(fontSize),
    headingFont: heading.fontFamily.slice(0, 200),
    heading: hexOf(heading.color),
    link: hexOf(link.color),
  };
}

/** `rgb(17, 102, 153)`; whatever else a theme may write comes out black, which can be read on every page. */
function hexOf(colour: string): string {
  const [, ...parts] = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour) ?? [];
  return parts.length === 3
    ? `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`
    : "#000000";
}
