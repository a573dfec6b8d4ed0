/** A request that cannot be done, with the Dutch sentence that the person sees. */
export class Refusal extends Error {}
