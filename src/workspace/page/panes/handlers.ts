/** Answers what the panes ask. */
import type { Driver } from '../../driver.ts';
import type { World } from '../../world.ts';
import { FillingIn } from '../forms/filling-in.ts';
import { formDetails, formLines, setFormState } from '../forms/overview.ts';
import { Refusal } from '../refusal.ts';
import { webHandlers } from '../web/handlers.ts';
import { fileHandlers } from './files.ts';
import { limitHandlers } from './limits.ts';
import { attachmentOf, mailboxView, mailPage, mailView } from './mailbox.ts';
import type { PaneRequests } from './protocol.ts';
import { triggerViews } from './triggers.ts';

/** Who asks. */
interface Asker {
  readonly person: string;
}

/** A function for each request, which throws a `Refusal` when it cannot do what is asked. */
export type HandlersOf<R extends Record<keyof R, { params: unknown; result: unknown }>> = {
  readonly [Name in keyof R]: (asker: Asker, params: R[Name]['params']) => R[Name]['result'];
};

export type PaneHandlers = HandlersOf<PaneRequests>;

export function paneHandlers(world: World, driver: Driver): PaneHandlers {
  const fillingIn = new FillingIn(world, driver);
  return {
    ...fileHandlers(world),
    ...limitHandlers(world),
    ...webHandlers(world, driver.web),
    mailbox: (_asker, { email }) => mailboxView(world, email),
    message: (_asker, { email, mailId }) => mailView(world, email, mailId),
    messagePage: (_asker, { mailId }) => mailPage(world, mailId),
    attachment: (_asker, { mailId, index }) => attachmentOf(world, mailId, index),
    triggers: () => triggerViews(world),
    fireTrigger: (_asker, { triggerId }) => {
      const trigger = world.triggers.get(triggerId);
      if (!trigger?.schedule) throw new Refusal('Deze trigger hoort niet bij de klok, of bestaat niet meer.');
      return { status: driver.fireNow(triggerId).status };
    },
    formPage: (_asker, place) => fillingIn.open(place),
    formPosted: (_asker, { body, ...place }) => fillingIn.post(place, body),
    formSent: (_asker, place) => fillingIn.sent(place),
    forms: () => formLines(world),
    setFormState: ({ person }, { formId, state }) => {
      setFormState(world, driver, person, formId, state);
      return null;
    },
    formDetails: (_asker, { formId }) => formDetails(world, formId),
  };
}
