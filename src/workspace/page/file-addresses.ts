/** The addresses of files: documents and other files as pages, and each as a download. */
import type { Context, Hono } from 'hono';
import { type Ask, download, missing, readOnly, safeType } from './answers.ts';

/** The page around a file has our own text alone; what it shows comes from here, in a frame or as a picture. */
const FRAME_POLICY =
  "default-src 'none'; img-src 'self'; frame-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'self'";

/** The browser's own reader of PDFs does not work in a sandbox, and lets a PDF reach nothing of this page. */
const CONTENT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Who looks stands in `als`; without it one sees what the owner sees. */
export function addFileAddresses(app: Hono, ask: Ask): void {
  app.get('/document/:id', (context) => page(context, ask));
  app.get('/bestand/:id', (context) => page(context, ask));

  app.get('/bestand/:id/inhoud', async (context) => {
    const file = await ask('fileBytes', { fileId: context.req.param('id') }, visitor(context));
    if (!file.ok) return missing(context, file.message);
    const { contentType, base64 } = file.value;
    const pdf = contentType === 'application/pdf';
    return context.body(new Uint8Array(Buffer.from(base64, 'base64')), 200, {
      'Content-Type': safeType(contentType),
      'Content-Security-Policy': pdf ? "frame-ancestors 'self'" : CONTENT_POLICY,
      'Cache-Control': 'no-store',
    });
  });

  app.get('/bestand/:id/download', async (context) => {
    const file = await ask('fileBytes', { fileId: context.req.param('id') }, visitor(context));
    return file.ok ? download(context, file.value) : missing(context, file.message);
  });

  app.get('/bestand/:id/download/:format', async (context) => {
    const { id, format } = context.req.param();
    const tab = context.req.query('tab');
    const asked = { fileId: id, format, tab: tab === undefined ? null : Number(tab) };
    const file = await ask('download', asked, visitor(context));
    return file.ok ? download(context, file.value) : missing(context, file.message);
  });
}

async function page(context: Context, ask: Ask): Promise<Response> {
  const person = visitor(context);
  const asked = await ask('filePage', { fileId: context.req.param('id')! }, person);
  if (!asked.ok) return missing(context, asked.message);
  const { address, html } = asked.value;
  if (html === null || address !== context.req.path) {
    const sign = address.includes('?') ? '&' : '?';
    return context.redirect(person ? `${address}${sign}als=${encodeURIComponent(person)}` : address);
  }
  if (context.req.path.startsWith('/document/')) return readOnly(context, html);
  context.header('Content-Security-Policy', FRAME_POLICY);
  context.header('Cache-Control', 'no-store');
  return context.html(html) as Response;
}

function visitor(context: Context): string {
  return context.req.query('als') ?? '';
}
