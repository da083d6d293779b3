/** Where everything of a cause-and-effect diagram stands, in pixels of the drawing. */
export interface FishboneLayout {
  width: number;
  height: number;
  spine: { y: number; from: number; to: number };
  head: Box;
  bones: Bone[];
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Bone {
  from: { x: number; y: number };
  to: { x: number; y: number };
  heading: Box;
  /** For each cause the place of its text, and the twig below it that ends at the bone. */
  causes: (Box & { twig: number })[];
  /** Where one more is added. */
  more: Box;
}

/** Two lines of text. */
const lineHeight = 44;
const headingHeight = 26;
const headWidth = 150;
const headHeight = 90;
const slant = 34;
const gap = 10;

/** Below this many pixels for each pair of bones texts are too short to read: show the list. */
const leastColumn = 150;

export function fits(categories: number, width: number): boolean {
  return width >= headWidth + Math.ceil(categories / 2) * leastColumn;
}

/**
 * The classic drawing: the effect at the right end of the spine, bones alternately above and below it, causes along
 * each bone. `counts` are the causes of each category, in the order of the pack.
 */
export function layoutFishbone(counts: readonly number[], width: number): FishboneLayout {
  const columns = Math.max(1, Math.ceil(counts.length / 2));
  const column = (width - headWidth) / columns;
  const rows = (side: number) => 1 + Math.max(0, ...counts.filter((_, index) => index % 2 === side));
  const reach = (side: number) => headingHeight + rows(side) * lineHeight + gap;
  const spineY = reach(0);
  const height = spineY + (counts.length > 1 ? reach(1) : headHeight / 2);
  const bones = counts.map((count, index): Bone => {
    const above = index % 2 === 0;
    const foot = (Math.floor(index / 2) + 1) * column - gap;
    const tip = above ? headingHeight : height - headingHeight;
    const from = { x: foot - slant, y: tip };
    const to = { x: foot, y: spineY };
    const boxWidth = column - slant - gap;
    /** Row 0 is the one next to the heading. */
    const boxAt = (row: number): Box & { twig: number } => {
      const distance = row * lineHeight;
      const top = above ? tip + 2 + distance : tip - 2 - distance - lineHeight;
      const twig = top + lineHeight - 4;
      const along = (twig - tip) / (spineY - tip);
      const right = from.x + along * slant;
      return { left: right - boxWidth, top, width: boxWidth, height: lineHeight - 4, twig };
    };
    const more = boxAt(count);
    return {
      from,
      to,
      heading: {
        left: Math.max(0, from.x - boxWidth),
        top: above ? 0 : height - headingHeight,
        width: boxWidth + gap,
        height: headingHeight,
      },
      causes: Array.from({ length: count }, (_, row) => boxAt(row)),
      more: { left: more.left + more.width - 36, top: more.top, width: 26, height: more.height },
    };
  });
  return {
    width,
    height,
    spine: { y: spineY, from: gap, to: width - headWidth },
    head: { left: width - headWidth, top: spineY - headHeight / 2, width: headWidth, height: headHeight },
    bones,
  };
}
