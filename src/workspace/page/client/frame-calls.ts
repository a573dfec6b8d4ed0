/** What the page of a script asks of whoever frames it, and the answer to a call of a function. */

/** What the shim in the frame says (see `script-host.ts`). */
export type FrameMessage =
  | { readonly kind: 'call'; readonly id: number; readonly functionName: string; readonly args: unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number };

type Call = Extract<FrameMessage, { kind: 'call' }>;

/** Runs the function that the page calls, and tells the page how that went. */
export async function answerCall(
  iframe: HTMLIFrameElement,
  { id, functionName, args }: Call,
  run: (functionName: string, args: unknown[]) => Promise<unknown>,
): Promise<void> {
  const reply = (answer: object) => iframe.contentWindow?.postMessage({ kind: 'reply', id, ...answer }, '*');
  try {
    reply({ ok: true, value: await run(functionName, args) });
  } catch (error) {
    reply({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}
