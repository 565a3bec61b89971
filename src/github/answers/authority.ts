import { z } from 'zod';
import type { PermissionLevel } from '../../model/authority.ts';
import { instant } from './instant.ts';

const levels: readonly PermissionLevel[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];

/** `role_name` may be a role of the organization's own making: then `permission` tells what it is built upon. */
export const permissionShape = z
  .object({
    permission: z.string(),
    role_name: z.string().nullish(),
    user: z.object({ id: z.number() }).nullish(),
  })
  .transform(({ permission, role_name, user }) => ({
    userId: user?.id ?? null,
    level: levels.find(level => level === role_name) ?? levels.find(level => level === permission) ?? 'none',
  }));

export const activitiesShape = z.array(
  z
    .object({
      after: z.string(),
      activity_type: z.string(),
      timestamp: instant,
      actor: z.object({ id: z.number() }).nullish(),
    })
    .transform(({ after, activity_type, timestamp, actor }) => ({
      after,
      isDeletion: activity_type === 'branch_deletion',
      at: timestamp,
      actorId: actor?.id ?? null,
    })),
);
