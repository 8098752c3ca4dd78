// The built manifests, whole. A change here is a change in what users are asked for: it needs a reason in CHANGELOG.md.

const COMMON = {
  manifest_version: 3,
  name: '__MSG_manifest_name__',
  short_name: 'Undivided',
  description: '__MSG_manifest_description__',
  version: '0.1.0',
  default_locale: 'en',
  incognito: 'not_allowed',
  icons: {
    '16': 'icons/16.png',
    '32': 'icons/32.png',
    '48': 'icons/48.png',
    '128': 'icons/128.png',
  },
  action: {
    default_title: '__MSG_manifest_name__',
    default_popup: 'entrypoints/popup.html',
    default_icon: {
      '16': 'icons/16.png',
      '32': 'icons/32.png',
    },
  },
  options_ui: {
    page: 'entrypoints/settings.html',
    open_in_tab: true,
  },
  permissions: ['storage', 'alarms', 'scripting', 'idle', 'activeTab', 'declarativeNetRequestWithHostAccess'],
  optional_permissions: ['notifications'],
  optional_host_permissions: ['*://*/*'],
  commands: {
    _execute_action: {
      suggested_key: {
        default: 'Alt+Shift+U',
      },
    },
    'start-or-end-focus': {
      suggested_key: {
        default: 'Alt+Shift+O',
      },
      description: '__MSG_command_start_or_end_focus__',
    },
    'back-to-meeting': {
      suggested_key: {
        default: 'Alt+Shift+M',
      },
      description: '__MSG_command_back_to_meeting__',
    },
    presenting: {
      suggested_key: {
        default: 'Alt+Shift+P',
      },
      description: '__MSG_command_presenting__',
    },
  },
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  },
};

/** In a build that is registered with Microsoft; it opens the window in which users sign in there, and warns of nothing. */
const WITH_MICROSOFT = { permissions: [...COMMON.permissions, 'identity'] };

export const CHROME = {
  ...COMMON,
  minimum_chrome_version: '144',
  background: { service_worker: 'service-worker-loader.js', type: 'module' },
};

export const FIREFOX = {
  ...COMMON,
  background: { scripts: ['service-worker-loader.js'], type: 'module' },
  // No warning goes with it. Firefox says by it alone that a page was blocked, and it changes no request.
  permissions: [...COMMON.permissions, 'webRequest'],
  browser_specific_settings: {
    gecko: {
      id: 'undivided@extension',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
    gecko_android: { strict_min_version: '142.0' },
  },
};

export const CHROME_WITH_MICROSOFT = { ...CHROME, ...WITH_MICROSOFT };
export const FIREFOX_WITH_MICROSOFT = {
  ...FIREFOX,
  permissions: [...WITH_MICROSOFT.permissions, 'webRequest'],
};
