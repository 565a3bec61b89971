const symbols = ['HRBR', 'KEEL', 'MAST'];

console.log('# limits: perSecond=4 burst=2');
for (const [index, symbol] of symbols.entries()) {
  console.log(`${symbol},${10_000 + index},${index * 250}`);
}
