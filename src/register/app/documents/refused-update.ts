/** Google refused a batch of requests for a document: nothing of it was done. */
export class RefusedUpdate extends Error {
  /** A picture could not be fetched; otherwise the document is not as expected. */
  readonly picture: boolean;

  constructor(message: string) {
    super(message);
    this.picture = /problem retrieving the image|provided image/i.test(message);
  }
}
