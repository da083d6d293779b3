import { useEffect, useState } from "preact/hooks";
import { roomText } from "../text/room.ts";

interface Props {
  room: () => Promise<{ usage: number; quota: number; lasting: boolean }>;
  locale: string;
  /** Asked anew whenever this is another. */
  again: unknown;
}

/** Share of the room that is used from which on it is worth a warning. */
const nearly = 0.9;

/** How much is kept on this computer, and until when it is safe there. */
export function Stored({ room, locale, again }: Props) {
  const [known, setKnown] = useState<{ usage: number; quota: number; lasting: boolean }>();
  useEffect(() => void room().then(setKnown), [again]);
  if (!known) return null;
  const { usage, quota, lasting } = known;
  return (
    <section class="stored" aria-label={roomText.storedHere} data-lasting={lasting}>
      <p class="help">
        {roomText.stored(inBytes(usage, locale), inBytes(quota, locale))}{" "}
        {lasting ? roomText.lasting : roomText.passing}
      </p>
      {quota > 0 && usage / quota > nearly && (
        <p class="notice warn" role="status">
          {roomText.full}
        </p>
      )}
    </section>
  );
}

/** In the largest unit that leaves a number before the point. */
export function inBytes(bytes: number, locale: string): string {
  const units = ["kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(2, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1));
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "kilobyte",
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** (power + 1));
}
