/** The page has no port to be opened on. The message says what to do. */
export class NoPortForPage extends Error {
  override readonly name = 'NoPortForPage';
}
