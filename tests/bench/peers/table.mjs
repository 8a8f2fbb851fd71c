// node table.mjs RESULTS.ndjson: one table of what the engines took. Exits 1 where two of them do not count alike.
import fs from 'node:fs';

const results = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const groups = new Map();
for (const one of results) {
  const key = `${one.suite} ${one.rules} ${one.records}`;
  if (!groups.has(key)) groups.set(key, []);
  groups.get(key).push(one);
}
let different = 0;
console.log('µs a record   what                               engine, rules, records');
for (const group of groups.values()) {
  const { suite, rules, records, counts } = group[0];
  console.log(`-- ${rules} ${suite === 'eight' ? 'rules of limits.chi' : 'threshold rules'}, ${records} records: violations ${counts}`);
  for (const one of group) {
    const alike = one.counts === counts;
    if (!alike) ++different;
    console.log(`${one.us.toFixed(3).padStart(11)}   ${one.measured.padEnd(34)} ${one.engine}${alike ? '' : `   COUNTS DIFFER: ${one.counts}`}`);
  }
}
process.exit(different > 0 ? 1 : 0);
