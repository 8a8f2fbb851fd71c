// What LibreOffice reads of a commented copy, beside the report of the check that made it.
//   node anchors.cjs REPORT.json NUMBER COPY.odt.xml      (content.xml of the copy of the report's document NUMBER)
// Every finding must be a comment that LibreOffice shows: in a text at the very characters of the finding.
const fs = require('fs');

const [reportFile, number, contentFile] = process.argv.slice(2);
const document = JSON.parse(fs.readFileSync(reportFile, 'utf8')).documents[Number(number)];
const content = fs.readFileSync(contentFile, 'utf8');

const plain = (xml) =>
  xml.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&apos;/g, "'")
    .replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s/g, '');

const comments = [];
for (const [whole, attributes, inner] of content.matchAll(/<office:annotation ([^>]*)>(.*?)<\/office:annotation>/gs)) {
  const name = /office:name="([^"]*)"/.exec(attributes)?.[1];
  const begin = content.indexOf(whole) + whole.length;
  const end = name ? content.indexOf(`<office:annotation-end office:name="${name}"/>`) : -1;
  const anchored = end < 0 ? null : content.slice(begin, end).replace(/<office:annotation .*?<\/office:annotation>/gs, '');
  comments.push({ text: plain(inner), anchored: anchored === null ? null : plain(anchored) });
}

let missing = 0;
const findings = document.findings.filter((finding) => finding.verdict !== 'exempt' && !finding.suppressed);
for (const { rule, message, location } of findings) {
  if (contentFile.endsWith('.ods.xml') && location.cell === undefined) continue; // stands in the list only
  const said = plain(message.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  const there = comments.filter((comment) => comment.text.includes(rule) && comment.text.includes(said));
  const meant = plain((location.text ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  const exact = location.cell !== undefined || there.some(({ anchored }) => meant === '' || anchored === meant);
  if (there.length > 0 && exact) continue;
  ++missing;
  console.log(`${document.path}: ${rule} “${meant}”: ${there.length === 0 ? 'no comment' : 'at ' + JSON.stringify(there.map(({ anchored }) => anchored))}`);
}
console.log(`${document.path}: ${findings.length} findings, ${comments.length} comments, ${missing} not at their place`);
process.exit(missing > 0 ? 1 : 0);
