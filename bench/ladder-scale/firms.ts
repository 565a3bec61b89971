import { spread } from '../../src/facts/sweep-slot.ts';
import type { InstallationHandle } from '../../src/playground/github/handles/installation-handle.ts';
import type { World } from '../../src/playground/github/handles/world.ts';

/** An organization that has installed the App. */
export interface Firm {
  readonly name: string;
  readonly installation: InstallationHandle;
  /** Of the schedule of all its repositories. */
  readonly zone: string;
  readonly repositories: readonly { readonly id: number; readonly name: string; readonly isMoved: boolean }[];
  /** Requests an hour, as GitHub's "Rate limits for GitHub Apps" has it for so many repositories. */
  readonly hourly: number;
}

/** One of a fifth, two of 15%, four of 8%; the others share what is left. */
const shares = [0.2, 0.15, 0.15, 0.08, 0.08, 0.08, 0.08];
const firmCount = 20;
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const firstId = 1_000_000;

/** @param hourly requests an hour, where it is not to be what GitHub gives for so many repositories */
export function openFirms(world: World, repositoryCount: number, hourly?: number): readonly Firm[] {
  const small = (1 - shares.reduce((sum, one) => sum + one, 0)) / (firmCount - shares.length);
  let taken = 0;

  return Array.from({ length: firmCount }, (_, index) => {
    const isLast = index === firmCount - 1;
    const count = isLast ? repositoryCount - taken : Math.floor(repositoryCount * (shares[index] ?? small));
    const from = firstId + taken;
    taken += count;
    const [name, zone] = [`firm-${index}`, zones[index % zones.length] ?? 'UTC'];
    world.createRepository(`${name}/.github`, { files: { '.github/rung.yml': policyFor(zone) } });

    return {
      ...{ name, zone, installation: world.install(name), hourly: hourly ?? hourlyFor(count) },
      repositories: Array.from({ length: count }, (_, place) => ({
        ...{ id: from + place, name: `service-${place}` },
        isMoved: spread(from + place) < 0.1,
      })),
    };
  });
}

/** One improvement issue is open already, so that turns bring no new ones: those have limits of their own. */
export const policyFor = (zone: string): string =>
  `report:\n  improvement-issues:\n    open: 1\n  schedule:\n    every: monday\n    at: "09:00"\n    zone: ${zone}\n`;

const hourlyFor = (repositories: number): number =>
  Math.min(12_500, 5_000 + 50 * Math.max(0, repositories - 20));
