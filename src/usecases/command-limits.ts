export const hourMs = 3_600_000;

/** So many of one account on one issue or pull request are looked at in an hour: each costs requests, and anybody may write. */
export const maxLookedAtAnHour = 60;

/** So many of one account are answered in an hour: Rung is no amplifier. */
export const maxRepliesAnHour = 20;
