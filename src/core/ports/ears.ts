/** What the worker is woken for. Outside meetings and calls, tabs and windows wake nobody. */
export interface Ears {
  attend(isWanted: boolean): void;
}
