/** What is wrong with a command line, in Dutch, where Node says it in English. */

/** The sentence for what `parseArgs` of Node threw. */
export function unclearArguments(error: unknown): string {
  const { code, message } = error as Error & { code?: string };
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  const option = /(?:^|, )(--[\w-]+)/.exec(named)?.[1] ?? named;
  return `Deze opdracht is niet duidelijk: ${reasonOf(code, option, message)}`;
}

function reasonOf(code: string | undefined, option: string, message: string): string {
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `de optie ${option} bestaat hier niet.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${option}" hoort er niet bij.`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  return message.includes('does not take an argument')
    ? `achter ${option} hoort niets.`
    : `achter ${option} ontbreekt iets.`;
}
