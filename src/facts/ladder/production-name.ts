/** Names that stand for production where neither the policy nor the deployer says what does: `prod-eu`, and not `product-page`. */
export const productionName = /^(?:production|prod|live)(?![a-z])/i;
