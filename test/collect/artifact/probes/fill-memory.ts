const kept: number[][] = [];
for (;;) kept.push(Array(1000).fill(kept.length));
