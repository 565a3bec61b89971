import { dayMs, type Instant } from '../../model/records/instant.ts';
import { dayOf } from '../days.ts';
import { median } from '../statistics.ts';
import { windowDays } from '../window.ts';
import type { Deployment } from './deployment.ts';
import { dayNumber, weekOfDay, wholeWeeks } from './whole-weeks.ts';

export interface DeploymentDays {
  /** Median over whole ISO weeks of the days with a deployment: days, so that ten retries on a Friday are not "frequent". */
  readonly daysPerWeek: number;
  readonly weeks: number;
  /** Deployments of the busiest day of the window. */
  readonly mostOnOneDay: number;
  /** In the window. */
  readonly deployments: number;
}

export function deploymentDays(
  deployments: readonly Pick<Deployment, 'at'>[],
  at: Instant,
  zone: string,
): DeploymentDays {
  const within = deployments.filter(one => one.at > at - windowDays * dayMs && one.at <= at);
  const perDay = new Map<number, number>();
  for (const one of within) {
    const day = dayNumber(dayOf(one.at, zone));
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const daysOfWeek = new Map<number, number>();
  for (const day of perDay.keys()) {
    const week = weekOfDay(day);
    daysOfWeek.set(week, (daysOfWeek.get(week) ?? 0) + 1);
  }
  const weeks = wholeWeeks(at, zone);

  return {
    // A week without any counts as 0.
    daysPerWeek: median(weeks.map(week => daysOfWeek.get(week) ?? 0)) ?? 0,
    weeks: weeks.length,
    mostOnOneDay: Math.max(0, ...perDay.values()),
    deployments: within.length,
  };
}
