import type { AppFacts } from '../../github/app-reads.ts';
import type { DoctorFinding } from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import type { AppParts, DoctorParts } from './doctor-parts.ts';
import { judgeCredentials, judgeRefusal } from './judge-credentials.ts';
import { judgeInstallations } from './judge-installations.ts';
import { judgeEvents, judgePermissions } from './judge-permissions.ts';
import { judgeDeliveries, judgeWebhook } from './judge-webhook.ts';
import { lookWithin } from './look-within.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The App as it is registered and installed. */
export async function examineApp(
  parts: Pick<DoctorParts, 'webUrl' | 'webhookPath' | 'now'>,
  { appId, reads }: AppParts,
): Promise<{ isAccepted: boolean; findings: readonly DoctorFinding[] }> {
  let app: AppFacts;
  try {
    app = await reads.app();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { isAccepted: false, findings: [judgeRefusal(appId, error)] };
  }

  const appUrl = app.htmlUrl;
  const looks = await Promise.all([
    lookWithin('App', 'Webhook', async () =>
      judgeWebhook({ ...(await reads.hookConfig()), webhookPath: parts.webhookPath, appUrl }),
    ),
    lookWithin('App', 'Installation', async () => {
      const installations = await reads.installations();
      const facts = { asked: app, appUrl, installations };
      return [
        ...judgeInstallations(installations, appUrl),
        ...judgePermissions(facts),
        ...judgeEvents(facts),
      ];
    }),
    lookWithin('App', 'Deliveries', async () =>
      judgeDeliveries(await reads.hookDeliveries(new Date(parts.now().getTime() - dayMs))),
    ),
  ]);
  return { isAccepted: true, findings: [judgeCredentials(app), ...looks.flat()] };
}
