import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contrast, readable, rgbOf } from "../../web/view/look.ts";

const light = ["#ffffff", "#f6f7f8", "#fdeceb"].map(rgbOf);
const dark = ["#1f2328", "#2a3037", "#3d2321"].map(rgbOf);

describe("a theme's colour in the panel", () => {
  const colours: [what: string, colour: string, backs: typeof light, kept: boolean][] = [
    ["Redmine's links", "#116699", light, true],
    ["the classic theme's links, too pale for a white page", "#467aa7", light, false],
    ["Redmine's links in the dark", "#116699", dark, false],
    ["a pale link in the dark", "#9ecbff", dark, true],
    ["white on white", "#ffffff", light, false],
    ["black on black", "#000000", dark, false],
    ["red on the red of a problem", "#ff0000", light, false],
  ];
  for (const [what, colour, backs, kept] of colours) {
    it(`${what}: ${kept ? "as it is" : "moved until it can be read"}`, () => {
      const taken = readable(colour, backs);
      assert.equal(taken === colour, kept, taken);
      for (const back of backs) assert.ok(contrast(rgbOf(taken), back) >= 4.5, taken);
    });
  }

  it("keeps its hue where it can", () => {
    const [red, green, blue] = rgbOf(readable("#467aa7", light));
    assert.ok(blue > green && green > red);
  });
});
