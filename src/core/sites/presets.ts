/** What kind of site it is that pulls somebody away; the words for each are in `_locales` under `settings_preset_…`. */
export const PRESET_KINDS = ['mail', 'chat', 'social', 'video', 'news', 'shopping'] as const;
export type PresetKind = (typeof PRESET_KINDS)[number];

/**
 * Lists to start from. The user adds them with one click and takes away what they like. Sites that hold calls
 * themselves (Teams, Meet, Zoom) are on none of them; nor is a whole domain that such a site is part of (google.com,
 * live.com), since a row stands for its subdomains too.
 */
export const PRESETS: Readonly<Record<PresetKind, readonly string[]>> = {
  mail: [
    'mail.google.com',
    'outlook.live.com',
    'outlook.office.com',
    'outlook.cloud.microsoft',
    'mail.yahoo.com',
    'mail.proton.me',
    'app.fastmail.com',
  ],
  chat: ['web.whatsapp.com', 'app.slack.com', 'discord.com', 'web.telegram.org', 'messenger.com'],
  social: [
    'facebook.com',
    'instagram.com',
    'linkedin.com',
    'x.com',
    'reddit.com',
    'tiktok.com',
    'threads.com',
    'bsky.app',
    'pinterest.com',
  ],
  video: ['youtube.com', 'netflix.com', 'twitch.tv', 'primevideo.com', 'disneyplus.com'],
  news: [
    'news.google.com',
    'news.ycombinator.com',
    'bbc.com',
    'bbc.co.uk',
    'cnn.com',
    'nytimes.com',
    'theguardian.com',
  ],
  shopping: ['amazon.com', 'amazon.co.uk', 'amazon.de', 'ebay.com', 'etsy.com', 'aliexpress.com', 'temu.com'],
};
