/** What the page of a script asks of whoever frames it, what it hears back, and the answer to a call of a function. */

/** What the shim in the frame says (see `script-host.ts`). */
export type FrameMessage =
  | { readonly kind: 'call'; readonly id: number; readonly functionName: string; readonly args: unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number }
  /** Of web apps alone. */
  | { readonly kind: 'location' }
  | {
      readonly kind: 'history';
      readonly way: 'push' | 'replace';
      readonly state: unknown;
      /** Null leaves those of the address as they are. */
      readonly params: Readonly<Record<string, unknown>> | null;
      readonly hash: string | null;
    };

/** What the window of a web app tells its page, beside the answers to calls. */
export type HostMessage =
  | { readonly kind: 'location'; readonly location: PageLocation }
  | { readonly kind: 'popped'; readonly state: unknown; readonly location: PageLocation };

/** The address of a web app's window, as `google.script.url` gives it. */
export interface PageLocation {
  readonly hash: string;
  readonly parameter: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

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
