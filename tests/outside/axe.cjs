// Opens report pages in a browser, light and dark, wide and narrow, and runs axe over them.
//   node axe.cjs PAGE.html…
// Prints what axe finds, and exits 1 when it finds anything. PICTURES=folder keeps a picture of each view.
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browserPath = process.env.CHROMIUM || '/usr/bin/chromium';

async function look(browser, file, scheme, width) {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setBypassCSP(true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto('file://' + path.resolve(file));
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  const foreign = asked.filter((url) => !url.startsWith('file://') && !url.startsWith('data:'));
  console.log(`${path.basename(file)} ${scheme} ${width}: ${violations.length} violations, ${passes.length} passes, ${foreign.length} requests to a network`);
  for (const { id, impact, nodes } of violations)
    for (const node of nodes) console.log(`  ${id} (${impact}) ${node.html.slice(0, 160)}\n    ${node.failureSummary}`);
  if (process.env.PICTURES)
    await page.screenshot({ path: path.join(process.env.PICTURES, `${path.basename(file, '.html')}-${scheme}-${width}.png`) });
  await page.close();
  return violations.length + foreign.length;
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  let found = 0;
  for (const file of process.argv.slice(2))
    for (const scheme of ['light', 'dark'])
      for (const width of [1400, 420]) found += await look(browser, file, scheme, width);
  await browser.close();
  process.exit(found > 0 ? 1 : 0);
})();
