/** The subjects of the settings in their order: each one's part of the address after #, and its heading. */
export const SECTIONS = {
  calendars: 'settings_calendars',
  ahead: 'settings_ahead',
  distractions: 'settings_distractions',
  'meeting-sites': 'settings_meeting_sites',
  starts: 'settings_starts',
  never: 'settings_never',
  'during-focus': 'settings_during',
  'call-sites': 'settings_call_sites',
  'calls-noticed': 'settings_noticed',
  'never-record': 'settings_never_record',
  addresses: 'settings_addresses',
  assumptions: 'settings_assumptions',
  week: 'settings_week',
  shortcuts: 'settings_shortcuts',
  data: 'settings_data',
  privacy: 'settings_privacy',
} as const;
/** Where one kind of subject ends and another begins: a little space in the list of them. */
export const BEGINNINGS: ReadonlySet<SectionId> = new Set([
  'distractions',
  'starts',
  'call-sites',
  'never-record',
  'shortcuts',
]);

export type SectionId = keyof typeof SECTIONS;
export const SECTION_IDS = Object.keys(SECTIONS) as readonly SectionId[];
