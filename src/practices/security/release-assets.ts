/** By the names that the tools give: SPDX, CycloneDX, or just "sbom". */
export const isBillOfMaterials = (asset: string): boolean =>
  /(?:^|[._-])(?:sbom|bom|spdx|cyclonedx|cdx)(?:[._-]|$)/i.test(asset);

export const isProvenance = (asset: string): boolean =>
  /\.intoto\.jsonl?$|\.sigstore(?:\.json)?$|\.att(?:estation)?(?:\.json)?$|(?:^|[._-])(?:provenance|attestations?)(?:[._-]|$)/i.test(
    asset,
  );

/** An attestation is signed too. */
export const isSignature = (asset: string): boolean =>
  /\.(?:asc|sig|sign|minisig|p7s)$/i.test(asset) || isProvenance(asset);
