import { tearDown } from './at-teardown.ts';

export default tearDown;
