import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer-core";

/** What a camera wrote beside the picture: not to be found in anything that was sent. */
export const place = "GPS 48.1374 11.5755";

/** A file as a camera makes it: 3000 by 1500 dots, held on its side, with the place that it was taken at. */
export async function photograph(page: Page, name: string): Promise<string> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 1500);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = "#2a5685";
    context.fillRect(0, 0, 3000, 1500);
    context.fillStyle = "#ffd166";
    context.fillRect(900, 300, 1200, 900);
    const blob = await canvas.convertToBlob({ type: "image/jpeg" });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  const picture = Buffer.from(base64, "base64");
  // Exif: one entry, the orientation (0x0112) "turned right"; then the place, as a comment would hold it.
  const tiff = "49492a000800000001001201030001000000060000000000000000";
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), Buffer.from(tiff, "hex"), Buffer.from(place)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), length, exif]);
  const file = path.join(await mkdtemp(path.join(tmpdir(), "clause10-photo-")), name);
  // After the two bytes that begin a JPEG.
  await writeFile(file, Buffer.concat([picture.subarray(0, 2), segment, picture.subarray(2)]));
  return file;
}

/** Width and height that a browser shows a JPEG in. */
export function sizeOf(page: Page, jpeg: Buffer): Promise<[number, number]> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    return [picture.width, picture.height] as [number, number];
  }, jpeg.toString("base64"));
}
