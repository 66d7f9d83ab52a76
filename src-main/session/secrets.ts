/** Keeps tokens unreadable at rest. A desktop host hands in the system's keychain; the plain host relies on the 0700 folder. */
export interface Secrets {
  seal(secret: string): string
  /** Null where it was sealed elsewhere: then a person signs in again, and the station is enrolled again. */
  open(sealed: string): string | null
}

export const plainSecrets: Secrets = { seal: (secret) => secret, open: (sealed) => sealed }
