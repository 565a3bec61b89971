import type { RegisteredApp } from '../../github/convert-manifest.ts';
import type { GitHubHost } from './read-choices.ts';

/**
 * The settings of a new App. Values have no blanks, quotes or backslashes, on which readers of such files differ; so
 * the key is in base64.
 */
export function credentialVariables(app: RegisteredApp, github: GitHubHost): Record<string, string> {
  return {
    APP_ID: String(app.id),
    PRIVATE_KEY: Buffer.from(app.privateKey).toString('base64'),
    WEBHOOK_SECRET: app.webhookSecret,
    ...(github.host === 'github.com' ? {} : { GHE_HOST: github.host }),
    ...(github.protocol === 'https' ? {} : { GHE_PROTOCOL: github.protocol }),
  };
}
