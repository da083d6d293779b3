/** How far this computer's clock is from a server's, as it was found at some moment. */
export interface ClockOffset {
  /** Milliseconds to add to this computer's time. */
  offset: number;
  /** This computer's time when it was found. */
  at: number;
}

/** Milliseconds by which clocks may differ before anything is said or corrected. */
const tolerance = 120_000;
/** Milliseconds from which on a difference is a wrong date and no drift. */
const wrongDate = 30 * 86_400_000;

/** What is worth keeping of a difference; nothing where the clocks agree. */
export function asOffset(offset: number, at: number): ClockOffset | undefined {
  return Math.abs(offset) > tolerance ? { offset, at } : undefined;
}

/**
 * The present moment by the server's clock, as far as it is known: deadlines do not move because a computer's date is
 * wrong. A clock that was set right since is believed again: it stands before the moment of the finding, or has leapt by
 * about what was wrong.
 */
export function present(now: number, known: ClockOffset | undefined): Date {
  return new Date(now + correction(now, known));
}

/** Milliseconds to add, as `present` does it. */
export function correction(now: number, known: ClockOffset | undefined): number {
  if (!known) return 0;
  const { offset, at } = known;
  const setBack = now < at - tolerance;
  const leapt = offset > wrongDate && now - at >= offset - tolerance;
  return setBack || leapt ? 0 : offset;
}
