// The rules of limits.chi, and the growing number of threshold rules of column_bench --rules, for the other engines.
// A missing headcount violates nothing but XE7. CEL takes the numbers of JSON for doubles.
export const EIGHT = {
  cel: [
    'has(r.headcount) && r.leaders > (r.headcount <= 20.0 ? 2.0 : (r.headcount <= 50.0 ? 3.0 : 4.0))',
    'has(r.headcount) && r.divisions > double(int(r.headcount / (r.level == "county" ? 5.0 : 7.0))) && !(r.exempt && r.level == "province")',
    'has(r.headcount) && r.headcount < r.divisions * 3.0',
    'r.division_heads > r.divisions * 2.0',
    'r.kind == "public" && r.duties_admin > 0.0',
    'r.kind == "operational" && r.funding == "full"',
    '!has(r.headcount)',
    'r.exempt && r.level == "province"',
  ],
  sql: [
    'leaders > case when headcount <= 20 then 2 when headcount <= 50 then 3 when headcount is not null then 4 end',
    "divisions > headcount // (case when level = 'county' then 5 else 7 end) and not (exempt and level = 'province')",
    'headcount < divisions * 3',
    'division_heads > divisions * 2',
    "kind = 'public' and duties_admin > 0",
    "kind = 'operational' and funding = 'full'",
    'headcount is null',
    "exempt and level = 'province'",
  ],
  clips: [
    '(rec (headcount ?h&~-1) (leaders ?l&:(> ?l (if (<= ?h 20) then 2 else (if (<= ?h 50) then 3 else 4)))))',
    '(rec (level ?v) (headcount ?h&~-1) (exempt ?e) (divisions ?d&:(> ?d (div ?h (if (eq ?v county) then 5 else 7))))) (test (not (and (eq ?e true) (eq ?v province))))',
    '(rec (divisions ?d) (headcount ?h&~-1&:(< ?h (* ?d 3))))',
    '(rec (divisions ?d) (division_heads ?x&:(> ?x (* ?d 2))))',
    '(rec (kind public) (duties_admin ?x&:(> ?x 0)))',
    '(rec (kind operational) (funding full))',
    '(rec (headcount -1))',
    '(rec (level province) (exempt true))',
  ],
};

const FORMS = {
  cel: [
    (t) => `r.leaders > ${t}.0`,
    (t) => `r.division_heads > r.divisions * 2.0 + ${t}.0`,
    (t) => `has(r.headcount) && r.headcount < r.divisions * 3.0 + ${t}.0`,
    (t) => `r.kind == "public" && r.duties_admin > ${t}.0`,
  ],
  sql: [
    (t) => `leaders > ${t}`,
    (t) => `division_heads > divisions * 2 + ${t}`,
    (t) => `headcount < divisions * 3 + ${t}`,
    (t) => `kind = 'public' and duties_admin > ${t}`,
  ],
  clips: [
    (t) => `(rec (leaders ?l&:(> ?l ${t})))`,
    (t) => `(rec (divisions ?d) (division_heads ?x&:(> ?x (+ (* ?d 2) ${t}))))`,
    (t) => `(rec (divisions ?d) (headcount ?h&~-1&:(< ?h (+ (* ?d 3) ${t}))))`,
    (t) => `(rec (kind public) (duties_admin ?x&:(> ?x ${t})))`,
  ],
};

// 'eight', or the number of threshold rules.
export function rulesOf(suite, language) {
  if (suite === 'eight') return EIGHT[language];
  return Array.from({ length: Number(suite) }, (_, i) => FORMS[language][i % 4](Math.floor(i / 4) % 37));
}

export function report(engine, measured, suite, records, rules, microseconds, counts) {
  const total = counts.reduce((a, b) => a + b, 0);
  console.log(JSON.stringify({ engine, measured, suite: suite === 'eight' ? 'eight' : 'growth', records, rules,
    us: microseconds / records, counts: suite === 'eight' ? counts.join(',') : String(total) }));
}

// Microseconds of processor time of the best run, and what it gave.
export async function best(runs, work) {
  let least = Infinity, result;
  for (let i = 0; i < runs; ++i) {
    const before = process.cpuUsage();
    result = await work();
    const used = process.cpuUsage(before);
    least = Math.min(least, used.user + used.system);
  }
  return [least, result];
}
