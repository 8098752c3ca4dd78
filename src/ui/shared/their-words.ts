/** As many signs of a text as a sentence bears; where that is not all, it says so. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most).join('').trimEnd()}…`;
}
