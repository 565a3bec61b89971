import { z } from 'zod';
import type { CommitStatus } from '../../model/ci.ts';
import { instant } from './instant.ts';

const commitStatusShape = z
  .object({
    context: z.string(),
    state: z.enum(['error', 'failure', 'pending', 'success']),
    updated_at: instant,
    target_url: z.string().nullish(),
  })
  .transform(
    (status): CommitStatus => ({
      context: status.context,
      state: status.state,
      updatedAt: status.updated_at,
      url: status.target_url || null,
    }),
  );

export const combinedStatusShape = z
  .object({ statuses: z.array(commitStatusShape) })
  .transform(answer => answer.statuses);
