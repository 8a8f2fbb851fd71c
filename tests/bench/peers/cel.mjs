// node cel.mjs RECORDS.ndjson eight|NUMBER: each rule a CEL expression over each record.
import fs from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';
import { best, report, rulesOf } from './rules.mjs';

const [file, suite] = process.argv.slice(2);
const environment = new Environment({ unlistedVariablesAreDyn: true });
const rules = rulesOf(suite, 'cel').map((rule) => environment.parse(rule));
const load = () => {
  const records = [];
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) if (line) records.push(JSON.parse(line));
  return records;
};
const [loading, records] = await best(2, load);
const [evaluating, counts] = await best(2, () => {
  const found = rules.map(() => 0);
  for (const r of records) for (let i = 0; i < rules.length; ++i) if (rules[i]({ r })) ++found[i];
  return found;
});
report('cel-js', 'evaluate', suite, records.length, rules.length, evaluating, counts);
report('cel-js', 'load and evaluate', suite, records.length, rules.length, loading + evaluating, counts);
