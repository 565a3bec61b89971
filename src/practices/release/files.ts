import type { Finding } from '../../model/finding.ts';
import type { ReleaseAsset } from '../../model/release.ts';

export type FilesFinding = Finding<never, readonly ReleaseAsset[]>;

const attestation = /\.(intoto\.jsonl|sig|asc|att|minisig)$|\.sigstore(\.|$)|attestation|provenance/i;
const billOfMaterials = /\.spdx(\.|$)|\.cdx\.|sbom|(^|[._-])bom\.(json|xml)$/i;

/** Does the release carry a bill of materials? Known by the file's name; nobody looks inside. */
export function judgeSbom(assets: readonly ReleaseAsset[]): FilesFinding {
  // The signature of a bill of materials is none.
  return anyOf(assets.filter(({ name }) => billOfMaterials.test(name) && !attestation.test(name)));
}

/** Does the release carry a signature or a provenance file? Known by the file's name; nothing is verified. */
export function judgeProvenance(assets: readonly ReleaseAsset[]): FilesFinding {
  return anyOf(assets.filter(({ name }) => attestation.test(name)));
}

function anyOf(found: readonly ReleaseAsset[]): FilesFinding {
  return { answer: found.length > 0 ? 'met' : 'unmet', evidence: found };
}
