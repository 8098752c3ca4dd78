/** What the worker is woken for. Outside meetings tabs and windows wake nobody. */
export interface Ears {
  attend(isInMeeting: boolean): void;
}
