/** The window of a web app: lets the script's page in its frame call functions of the script. */
import { Line } from './api.ts';
import { answerCall, type FrameMessage } from './frame-calls.ts';

const line = new Line('');

// The frame may speak as soon as it is there, so this listens before it is.
addEventListener('message', (event) => {
  const iframe = document.querySelector<HTMLIFrameElement>('#webapp');
  const pageId = iframe?.dataset.pagina;
  if (!iframe || !pageId || event.source !== iframe.contentWindow) return;
  const message = event.data as FrameMessage;
  if (message.kind !== 'call') return;
  void answerCall(iframe, message, (functionName, args) => line.ask('call', { pageId, functionName, args }));
});
