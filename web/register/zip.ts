import { zipSync, type Zippable } from "fflate";

export { strToU8, zipSync } from "fflate";

/**
 * What the writer of workbooks packs with, in place of the library's own call of this name: that one starts further workers from
 * addresses that hold their code, which the content security policy of an extension forbids, and Firefox then says nothing. Here
 * it is called in a worker already.
 */
export function zip(files: Zippable, tell: (error: unknown, packed?: Uint8Array) => void): void {
  try {
    tell(null, zipSync(files));
  } catch (error) {
    tell(error);
  }
}
