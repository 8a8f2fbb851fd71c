// node duckdb.mjs RECORDS.ndjson eight|NUMBER: the rules as one query, on one thread.
import { DuckDBInstance } from '@duckdb/node-api';
import { best, report, rulesOf } from './rules.mjs';

const [file, suite] = process.argv.slice(2);
const rules = rulesOf(suite, 'sql');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads = 1');
const columns = `{id:'VARCHAR', level:'VARCHAR', kind:'VARCHAR', headcount:'INTEGER', divisions:'INTEGER',
  leaders:'INTEGER', division_heads:'INTEGER', funding:'VARCHAR', duties_admin:'INTEGER', exempt:'BOOLEAN'}`;
const load = () => connection.run(`create or replace table r as
  select * from read_json('${file}', format = 'newline_delimited', columns = ${columns})`);
const query = `select ${rules.map((rule, i) => `count(*) filter (${rule}) c${i}`).join(', ')} from r`;
const evaluate = async () => {
  const row = (await connection.runAndReadAll(query)).getRowObjects()[0];
  return rules.map((_, i) => Number(row[`c${i}`]));
};

const [loading] = await best(5, load);
const records = Number((await connection.runAndReadAll('select count(*) n from r')).getRowObjects()[0].n);
const [evaluating, counts] = await best(7, evaluate);
report('DuckDB', 'evaluate', suite, records, rules.length, evaluating, counts);
report('DuckDB', 'load and evaluate', suite, records, rules.length, loading + evaluating, counts);
