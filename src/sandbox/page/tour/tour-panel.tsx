import type { TourView } from '../../page-door/backstage-contract.ts';
import type { WorkspaceView } from '../../page-door/contract.ts';
import { useSession } from '../session.tsx';
import { SidePanel } from '../workspace/side-panel.tsx';
import { StepCard } from './step-card.tsx';
import { currentStep, type TourWords, tourSteps } from './tour-steps.ts';
import './tour.css';

/** A mentorship in five minutes, a step at a time. It ticks itself off as the steps are done. */
export function TourPanel({ tour }: { tour: TourView | undefined }) {
  const { workspace } = useSession();
  const words = tour && wordsOf(tour, workspace);
  return (
    <SidePanel panel="tour" title="A mentorship in five minutes">
      {tour && words ? <Steps tour={tour} words={words} /> : <p>The people of the tour are not here yet.</p>}
    </SidePanel>
  );
}

function Steps({ tour, words }: { tour: TourView; words: TourWords }) {
  const steps = tourSteps(tour, words);
  const current = currentStep(steps, tour);
  const done = steps.filter(({ id }) => tour.done.includes(id)).length;
  return (
    <>
      <p className="tour-progress" role="status">
        {done} of {steps.length} done
      </p>
      <progress aria-hidden="true" value={done} max={steps.length} />
      <ol className="tour-steps">
        {steps.map((step) => (
          <StepCard key={step.id} step={step} isDone={tour.done.includes(step.id)} isCurrent={step === current} />
        ))}
      </ol>
      {!current && <Ending />}
    </>
  );
}

function Ending() {
  return (
    <section className="tour-ending" aria-labelledby="tour-ending">
      <h3 id="tour-ending">That was a whole mentorship</h3>
      <p>Look around further:</p>
      <ul>
        <li>
          Open <strong>Cairn</strong> under Apps: its Home shows each person their goals and what comes next.
        </li>
        <li>
          <strong>Next thing due</strong> and its neighbours move time for everybody in Acme.
        </li>
        <li>
          <strong>Behind the scenes</strong> shows what Slack and Cairn say to each other; the “…” of a message tells
          where it comes from.
        </li>
        <li>
          Under <strong>Troubles</strong> you can take Slack down or kill Cairn’s worker, and see that nothing is lost.
        </li>
      </ul>
    </section>
  );
}

function wordsOf(tour: TourView, workspace: WorkspaceView): TourWords | undefined {
  const person = (id: string) => workspace.people.find((each) => each.id === id);
  const lead = person(tour.cast.leadId);
  const mentor = person(tour.cast.mentorId);
  const mentee = person(tour.cast.menteeId);
  const colleague = person(tour.cast.colleagueId);
  const channelName = workspace.conversations.find(({ id }) => id === tour.channelId)?.name ?? 'celebrations';
  return lead && mentor && mentee && colleague ? { lead, mentor, mentee, colleague, channelName } : undefined;
}
