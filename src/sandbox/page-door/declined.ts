/** Something that cannot be done or shown, in a sentence for whoever asked. */
export class Declined extends Error {
  readonly says: string;
  /** What a request is answered with that cannot be served because of this. */
  readonly status: number;

  constructor(says: string, status = 404) {
    super(says);
    this.name = 'Declined';
    this.says = says;
    this.status = status;
  }
}
