import { parse } from 'yaml';
import { z } from 'zod';
import type { SetupChoices } from './read-choices.ts';

const registrationShape = z.object({
  description: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
});

/** What GitHub calls an App manifest: `app.yml` plus the addresses that only this server knows. */
export function appManifest(
  appYml: string,
  { name, address }: Pick<SetupChoices, 'name' | 'address'>,
  paths: { readonly webhookPath: string; readonly callbackUrl: string },
): string {
  return JSON.stringify({
    name,
    url: address,
    hook_attributes: { url: address + paths.webhookPath, active: true },
    redirect_url: paths.callbackUrl,
    ...registrationShape.parse(parse(appYml)),
  });
}
