import { z } from 'zod';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { openReview, reviewGoals } from '../actions/review-goals.ts';
import { checkInButtons, checkInCallbacks, checkInRef, reviewField, reviewReasonField } from '../inputs.ts';
import { afterReviewModal, reviewModal } from '../views/review.ts';

const choice = z.enum(['keep', 'adjust', 'replace', 'drop']);

export function registerReview(door: Door): void {
  door.button(checkInButtons.review, checkInRef, async (visit, { checkIn }) => {
    await visit.showModal(await visit.act(async (act) => reviewModal(await openReview(act, checkIn))));
  });

  door.submitFields(checkInCallbacks.review, checkInRef, async (visit, fields, { checkIn }) => {
    const focusFits = oneOf(fields, 'focus_fits') !== 'no';
    const { toDo, mentorship, role } = await visit.act(async (act) => {
      const { focus } = await openReview(act, checkIn);
      const goals = focus.flatMap(({ id }) => {
        const chosen = choice.safeParse(oneOf(fields, reviewField(id)));
        const reason = oneOf(fields, reviewReasonField(id)) ?? '';
        return chosen.success ? [{ goalId: id, choice: chosen.data, reason }] : [];
      });
      return reviewGoals(act, checkIn, { goals, focusFits, requestKey: visit.viewId });
    });
    return { show: afterReviewModal(toDo, mentorship, focusFits || role === 'mentor') };
  });
}
