/** Pixels of the longer edge that a photograph is shrunk to: enough to read a label or a screen on it. */
const longestEdge = 2560;
/** Of a JPEG, 0 to 1. */
const quality = 0.85;

/** A file as it is to be taken in. */
export interface Prepared {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** It is a picture that this browser cannot read: it went in as it was, with whatever it says of place and time. */
  unread?: true;
}

/**
 * A photograph is drawn anew: upright, no larger than it has to be, and without what the camera wrote into it beside the
 * picture, such as place, time and device (Exif). Any other file, and every one with `asItIs`, stays byte for byte.
 */
export async function prepared(file: File, asItIs: boolean): Promise<Prepared> {
  const whole = async () => ({
    name: file.name,
    type: file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  if (asItIs || !/^image\/(?!svg|gif)/.test(file.type)) return whole();
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => undefined);
  if (!picture) return { ...(await whole()), unread: true };
  const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  // What was drawn without loss, such as a picture of a screen, stays so.
  const type = file.type === "image/png" ? "image/png" : "image/jpeg";
  const blob = await canvas.convertToBlob({ type, quality });
  return { name: named(file.name, type), type, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

function named(name: string, type: string): string {
  const ending = type === "image/png" ? "png" : "jpg";
  return /\.(?:jpe?g|png)$/i.test(name) && (ending === "png") === /\.png$/i.test(name)
    ? name
    : `${name.replace(/\.[^.]*$/, "")}.${ending}`;
}
