/** A class, with whatever stands on its prototype. */
export interface Class {
  readonly name: string;
  readonly prototype: object;
}

/** Of the WPP engine. */
export interface WppParts {
  session: Class;
  /** WPPConnect's `Whatsapp`, which `create()` constructs and starts. */
  client: Class;
}

/** What the overlay edits; each was found where it is expected. */
export interface WahaParts {
  /** `WAHASessionStatus`, an enum object. */
  sessionStatus: Record<string, string>;
  /** `WASessionStatusBody`, the payload of `session.status`. */
  statusBody: Class;
  /** The root of all engines' sessions. */
  session: Class;
  webjsSession: Class;
  /** Null in a WAHA before 2026.3. */
  wpp: WppParts | null;
  nowebSession: Class;
  gowsSession: Class;
  /** What Nest makes when somebody asks for a `SessionManager`. */
  manager: Class;
  authController: Class;
  /** `SwaggerConfiguratorCore`, which asks for a password; null elsewhere. */
  swagger: Class | null;
  /** `HttpPathsRegistration`, where WAHA keeps such paths; null elsewhere. */
  registerPath: ((path: object) => unknown) | null;
  /** Metadata of the root module: Nest has not read them yet. */
  imports: unknown[];
  controllers: unknown[];
}
