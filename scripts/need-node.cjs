if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(
    `Rung needs Node 22.18 or newer and found ${process.versions.node}. "npm ci" brings Node 24 as a dev dependency: allow its install script (npm 12: "allowScripts" in package.json) and install again.`,
  );
  process.exit(2);
}
