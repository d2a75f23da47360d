import type { StoryParts } from './tell-story.ts';
import type { Transcript } from './transcript.ts';

/** Between two check-ins: the mentor passes something on, the two plan a lab, and the mentee keeps a note for himself. */
export async function tellTogether(
  { mentor, mentee }: StoryParts['cast'],
  told: { tale: Transcript; dm: string; due: () => Promise<void> },
): Promise<void> {
  const { tale, dm, due } = told;
  tale.chapter('Between check-ins');
  await tale.does(mentor, 'types /mentorship insight …', () =>
    mentor.command('/mentorship', 'insight Silence on stage feels twice as long as it is', { in: dm }),
  );
  await tale.fills(await tale.opens(mentor, 'Share an insight'), {
    'The goal it serves': 'Give three conference talks',
  });
  await due();
  tale.reads(mentee, await mentee.sees('Silence on stage', { in: dm }));
  await tale.does(mentee, 'presses Thank you', () => mentee.click('Thank you', { in: dm }));
  await due();
  tale.reads(mentor, await mentor.sees('Bibek says thank you', { in: dm }));

  await tale.does(mentee, 'types /mentorship lab Rehearse in front of strangers', () =>
    mentee.command('/mentorship', 'lab Rehearse in front of strangers', { in: dm }),
  );
  await tale.fills(await tale.opens(mentee, 'Learning lab'), {
    'What for?': 'To find out what strangers remember.',
    'Who does what, and by when?': 'Ana invites three people by next Friday\nBibek talks for five minutes',
  });
  await due();
  tale.reads(mentor, await mentor.sees('Rehearse in front of strangers', { in: dm }));
  await tale.does(mentor, 'presses Start', () => mentor.click('Start', { in: dm }));
  await due();
  tale.reads(mentee, await mentee.sees('Ana says it begins', { in: dm }));

  await tale.does(mentee, 'types /mentorship note …', () =>
    mentee.command('/mentorship', 'note Before the talk my hands were cold; after two minutes they were not.', {
      in: dm,
    }),
  );
  await tale.fills(await tale.opens(mentee, 'Note'), { 'Who reads it?': 'Only me' });
  await tale.does(mentor, 'types /mentorship journal', () => mentor.command('/mentorship', 'journal', { in: dm }));
  tale.shows(mentor, (await mentor.modal('Journal')).text);
  await (await mentor.modal()).close();
}
