/** Ends the story where GitHub's state is not as it tells. */
export function insist(holds: boolean, told: string, shown: string): asserts holds {
  if (!holds) throw new Error(`the story tells ${told}, but GitHub shows ${shown}`);
}
