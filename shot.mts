import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
const b = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true });
const c = await b.newContext({ viewport: { width: 1400, height: 860 }, locale: 'nl-NL' });
const p = await c.newPage();
p.on('pageerror', e => console.log('ERR', e.message));
await p.goto('http://127.0.0.1:4911/');
await p.waitForTimeout(6000);
await p.screenshot({ path: '/tmp/h/s1.png' });
console.log(await p.title());
(globalThis as any).p = p;
const steps = process.argv[2];
if (steps) { await (await import(steps)).default(p); }
await b.close();
