import type { Door } from '../../../slack/door.ts';
import { openReview, reviewGoals } from '../actions/review-goals.ts';
import { checkInButtons, checkInRef, reviewForm } from '../inputs.ts';
import { afterReviewModal, reviewModal } from '../views/review.ts';

export function registerReview(door: Door): void {
  door.button(checkInButtons.review, checkInRef, async (visit, { checkIn }) => {
    await visit.showModal(await visit.act(async (act) => reviewModal(await openReview(act, checkIn))));
  });

  door.submit(reviewForm, async (act, { values, subject }) => {
    const { choices, reasons } = values;
    const focusFits = values.focusFits !== 'no';
    const { toDo, mentorship, role } = await reviewGoals(act, subject.checkIn, { choices, reasons, focusFits });
    return afterReviewModal(toDo, mentorship, focusFits || role === 'mentor');
  });
}
