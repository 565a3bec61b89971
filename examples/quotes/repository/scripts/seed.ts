const symbols = ['HRBR', 'KEEL', 'MAST'];

for (const [index, symbol] of symbols.entries()) {
  console.log(`${symbol},${10_000 + index},${index * 250}`);
}
