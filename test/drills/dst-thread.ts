// A thread of the DST drill: checks the zones it is given, and says which it has done.
import { parentPort, workerData } from 'node:worker_threads';
import { checkZones } from './dst-zones.ts';

const { zones, seed } = workerData as { zones: string[]; seed: number };
const tally = checkZones(zones, seed, (zone) => parentPort?.postMessage({ zone }));
parentPort?.postMessage({ tally });
