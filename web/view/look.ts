/** How a page looks: what a panel within it takes over to look at home there. Colours are `#rrggbb`, sizes CSS pixels. */
export interface PageLook {
  font: string;
  size: number;
  headingFont: string;
  heading: string;
  link: string;
}

type Rgb = [red: number, green: number, blue: number];

/** Text this small is no longer read; text this large leaves no room for a form. */
const smallest = 12;
const largest = 18;
/** WCAG 2.2, 1.4.3. */
const enough = 4.5;

/**
 * Takes the page's fonts and colours over. Themes know nothing of the panel's backgrounds, and some have links too pale
 * for any: a colour is kept as far as it can be read, and else darkened, or lightened, until it can.
 */
export function takeOver(look: PageLook, root: HTMLElement): void {
  const backs = ["--back", "--raised", "--bad-back", "--warn-back", "--good-back"].map((name) =>
    shown(name, root),
  );
  const set = (name: string, value: string) => root.style.setProperty(name, value);
  set("--font", look.font);
  set("--size", `${Math.min(largest, Math.max(smallest, look.size))}px`);
  set("--heading-font", look.headingFont);
  set("--heading", readable(look.heading, backs));
  set("--link", readable(look.link, backs));
}

/** The colour, or the nearest on its way to black or white that has enough contrast with all of these backgrounds. */
export function readable(colour: string, backs: Rgb[]): string {
  const from = rgbOf(colour);
  const dark = backs.every((back) => luminance(back) < 0.5);
  for (let part = 0; part <= 1; part += 0.05) {
    const mixed = from.map((value) => Math.round(value + ((dark ? 255 : 0) - value) * part)) as Rgb;
    if (backs.every((back) => contrast(mixed, back) >= enough)) return hexOf(mixed);
  }
  return dark ? "#ffffff" : "#000000";
}

export function contrast(one: Rgb, other: Rgb): number {
  const [brighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (brighter + 0.05) / (darker + 0.05);
}

/** WCAG's relative luminance, 0 to 1. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** What a colour of the palette comes out as; the palette itself knows two of each. */
function shown(name: string, root: HTMLElement): Rgb {
  const probe = root.appendChild(document.createElement("span"));
  probe.style.backgroundColor = `var(${name})`;
  const [red = 255, green = 255, blue = 255] = (
    getComputedStyle(probe).backgroundColor.match(/[\d.]+/g) ?? []
  ).map(Number);
  probe.remove();
  return [red, green, blue];
}
