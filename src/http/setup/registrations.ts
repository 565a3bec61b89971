import { randomBytes } from 'node:crypto';
import type { SetupChoices } from './read-choices.ts';
import { doorOpenMs } from './setup-door.ts';

/** Who went to GitHub with a manifest, by the `state` that has to come back. */
export interface Registrations {
  begin(choices: SetupChoices): string;
  /** Takes it: nobody else finds it, unless it is put back. */
  take(state: string): SetupChoices | undefined;
  putBack(state: string, choices: SetupChoices): void;
}

const most = 20;

export function createRegistrations(now: () => Date): Registrations {
  const open = new Map<string, { readonly choices: SetupChoices; readonly since: number }>();
  const keep = (state: string, choices: SetupChoices) => open.set(state, { choices, since: now().getTime() });

  return {
    begin(choices) {
      const [oldest] = open.keys();
      if (open.size >= most && oldest !== undefined) open.delete(oldest);
      const state = randomBytes(16).toString('hex');
      keep(state, choices);
      return state;
    },
    take(state) {
      const found = open.get(state);
      open.delete(state);
      return found !== undefined && now().getTime() - found.since < doorOpenMs ? found.choices : undefined;
    },
    putBack: keep,
  };
}
