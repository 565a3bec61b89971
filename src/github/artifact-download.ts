import { GatewayError } from '../model/gateway-error.ts';
import { type DownloadRules, downloadLink } from './download-link.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';

/** GitHub's link lives one minute: it is used at once, and asked for a second time when it died all the same. */
export function artifactDownload(
  client: TokenClient,
  rules: DownloadRules,
): Pick<RepositoryReads, 'downloadArtifact'> {
  async function link(id: number): Promise<string> {
    const { headers } = await client.raw({
      route: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
      parameters: { artifact_id: id, archive_format: 'zip' },
      what: `artifact ${id}`,
    });
    const location = headers['location'];
    if (typeof location === 'string') return location;
    throw new GatewayError('unavailable', `GitHub names no download link for artifact ${id}.`);
  }

  return {
    async downloadArtifact(id, maxBytes) {
      const zip =
        (await downloadLink(await link(id), maxBytes, rules)) ??
        (await downloadLink(await link(id), maxBytes, rules));
      if (zip !== undefined) return zip;
      throw new GatewayError('gone', `Artifact ${id} is no longer at its download address.`);
    },
  };
}
