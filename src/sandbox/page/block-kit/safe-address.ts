/** Where a link may lead: the web, or a letter. Everything else is shown as the text it is. */
export function safeAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol) ? url : undefined;
}

/** A picture's address, where it can be loaded without leaving this machine. */
export function localPicture(url: string): string | undefined {
  if (/^data:image\/(png|jpeg|gif|webp);base64,/.test(url)) return url;
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return isHere && (protocol === 'http:' || protocol === 'https:') ? url : undefined;
}
