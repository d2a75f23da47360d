/** What somebody may think about before a first goal; every question can be left out. */
export const reflectionQuestions = [
  {
    name: 'gaps',
    asks: 'What do you wish you knew or could do already?',
    example: 'Reading a budget without asking twice.',
  },
  {
    name: 'ahead',
    asks: 'Where would you like to be in one to three years?',
    example: 'The one who is asked before we buy something.',
  },
  { name: 'today', asks: 'What makes your work hard these days?', example: 'I hear of decisions when they are taken.' },
  {
    name: 'strengths',
    asks: 'What do you do well that you could build on?',
    example: 'New colleagues come to me with their questions.',
  },
] as const;

/** In characters, so that the answers together fit into one note. */
export const longestAnswer = 600;

export type ReflectionAnswers = Readonly<
  Partial<Record<(typeof reflectionQuestions)[number]['name'], string | undefined>>
>;

/** Question and answer, one after the other; empty where nothing was answered. */
export function reflectionWords(answers: ReflectionAnswers): string {
  return reflectionQuestions
    .flatMap(({ name, asks }) => {
      const answer = answers[name]?.trim().slice(0, longestAnswer);
      return answer ? [`${asks}\n${answer}`] : [];
    })
    .join('\n\n');
}
