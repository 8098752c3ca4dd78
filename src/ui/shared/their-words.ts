/** Words of others' in a sentence of ours keep their own direction, and leave the sentence its own (UAX 9, isolates). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** As many signs of a text as a sentence bears; where that is not all, it says so. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most).join('').trimEnd()}…`;
}
