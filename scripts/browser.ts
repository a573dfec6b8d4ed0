/** Opens an address in the browser of whoever sits at this computer. */
import { spawn } from 'node:child_process';

/** Asks the system for its browser; where there is none, the address on the screen is enough. */
export function openBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open', address],
    // The shell of Windows would read the "&" of an address as the end of the command.
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
