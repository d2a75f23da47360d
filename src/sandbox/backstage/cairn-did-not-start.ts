/** A process of Cairn ended before Slack could use it. */
export class CairnDidNotStart extends Error {
  override readonly name = 'CairnDidNotStart';

  constructor() {
    super(
      'Cairn ended while it was starting; what it wrote above says why. `npm run sandbox -- --reset` starts anew if its data are to blame.',
    );
  }
}
