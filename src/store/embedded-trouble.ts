/** Reasons that a fresh database would not mend, and that pass when somebody makes room. */
const passing = /no space left|ENOSPC|disk quota|EDQUOT|53100/i;
/** Reasons that a fresh database would not mend, whether they pass or not. */
const notDamage =
  /permission denied|EACCES|EPERM|EROFS|EMFILE|ENFILE|out of memory|ERR_WORKER|incompatible|did not start within/i;

export function willPass(reason: string): boolean {
  return passing.test(reason);
}

export function isDamage(reason: string): boolean {
  return !passing.test(reason) && !notDamage.test(reason);
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
