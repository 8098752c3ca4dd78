declare global {
  interface ImportMetaEnv {
    /**
     * The id under which whoever built this is registered with Microsoft (not a secret), put in while building. Empty: it
     * was built without one, and there is no Microsoft 365 in it. It is asked for where that is decided, so that the build
     * tool leaves everything behind it out.
     */
    readonly MICROSOFT_CLIENT_ID?: string;
  }
}

export {};
