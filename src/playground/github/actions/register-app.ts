import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../world/account-records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';

const level = z.enum(['read', 'write']);

/** GitHub's parameters of an App manifest, as far as Rung uses them; others are refused. */
const manifestShape = z.strictObject({
  name: z.string().min(1).max(34),
  url: z.url(),
  hook_attributes: z.strictObject({ url: z.url(), active: z.boolean().optional() }),
  redirect_url: z.url(),
  description: z.string().optional(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), level),
  default_events: z.array(z.string()),
});

/** Registers an App as GitHub does when a person sends a manifest. Throws where GitHub would show errors. */
export function registerApp(state: WorldState, manifest: string, owner: Account): string {
  const wanted = manifestShape.parse(JSON.parse(manifest));
  const code = randomBytes(20).toString('hex');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const at = state.clock();

  state.registrations.set(code, {
    app: {
      id: takeId(state),
      slug: wanted.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      name: wanted.name,
      owner,
      permissions: wanted.default_permissions,
      events: wanted.default_events,
      createdAt: at,
    },
    pem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    webhookSecret: randomBytes(20).toString('hex'),
    at,
  });
  return code;
}
