const line = 'x'.repeat(65_536);
const write = () => {
  while (process.stdout.write(line));
};
process.stdout.on('drain', write);
write();
