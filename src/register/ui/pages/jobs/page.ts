/** The sidebar "Taken": how far long work is, and the buttons to pause, go on and stop. */

import { busy, byId, say } from '../dom.ts';
import { JobList } from '../job-list.ts';
import { closeBy } from '../server.ts';

const list = new JobList(byId('jobs'));

closeBy(byId('close'));
byId('again').addEventListener('click', () => void busy('Bezig met ophalen…', () => list.look()));
void list.look().then(() => say(''));
