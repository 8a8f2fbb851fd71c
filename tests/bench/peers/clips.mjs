// node clips.mjs RECORDS.ndjson eight|NUMBER FOLDER: each record a fact, each rule a rule that counts. What the rules
// take is the processor time with them less that without.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { report, rulesOf } from './rules.mjs';

const [file, suite, folder] = process.argv.slice(2);
const rules = rulesOf(suite, 'clips');
const slots = ['id', 'level', 'kind', 'headcount', 'divisions', 'leaders', 'division_heads', 'funding', 'duties_admin', 'exempt'];
const at = (name) => path.join(folder, name);
const records = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
fs.writeFileSync(at('facts.clp'), records.map((r) => `(rec ${slots.map((s) => `(${s} ${r[s] ?? -1})`).join(' ')})\n`).join(''));
const template = `(deftemplate rec ${slots.map((s) => `(slot ${s})`).join(' ')})\n`;
const counting = rules.map((when, i) => `(defglobal ?*c${i}* = 0)\n(defrule R${i} ${when} => (bind ?*c${i}* (+ ?*c${i}* 1)))\n`);
fs.writeFileSync(at('with.clp'), template + counting.join(''));
fs.writeFileSync(at('without.clp'), template);
const printed = rules.map((_, i) => `(printout t ?*c${i}* ",")\n`).join('');
for (const which of ['with', 'without'])
  fs.writeFileSync(at(`${which}.bat`), `(load "${at(which + '.clp')}")\n(load-facts "${at('facts.clp')}")\n(run)\n(printout t "counts=")\n${which === 'with' ? printed : ''}(exit)\n`);

function microseconds(which) {
  let least = Infinity, counts = '';
  for (let i = 0; i < 3; ++i) {
    const ran = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time clips -f2 "$0"`, at(`${which}.bat`)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const [user, system] = ran.stderr.trim().split('\n').pop().split(' ').map(Number);
    least = Math.min(least, (user + system) * 1e6);
    counts = ran.stdout;
  }
  return [least, counts];
}
const [all, output] = microseconds('with');
const [loading] = microseconds('without');
const counts = output.slice(output.lastIndexOf('counts=') + 7).replace(/\s/g, '').split(',').filter(Boolean).map(Number);
report('CLIPS', 'evaluate', suite, records.length, rules.length, all - loading, counts);
report('CLIPS', 'load and evaluate', suite, records.length, rules.length, all, counts);
