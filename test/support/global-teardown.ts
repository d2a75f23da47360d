import { stopRemembered } from './test-server.ts';

export default stopRemembered;
