package dev.patchbay.sandbox.pagerduty.account;

/**
 * A point where the vendor's behavior is unknown, or differs by account or age
 * (reference/pagerduty.md §9). The first constant of each is the default; all can change while the
 * simulator runs.
 */
public sealed interface Switch {

  /** What client_credentials does with a scope that the app does not have (§1.3). */
  enum UnknownScope implements Switch {
    REFUSED,
    REDUCED
  }

  /** Whether authorize hands {@code state} back (§1.4: not in PagerDuty's table). */
  enum StateEcho implements Switch {
    ECHOED,
    DROPPED
  }

  /** What a refresh does to the refresh token that was used (§9.9). */
  enum UsedRefreshToken implements Switch {
    DIES_AT_ONCE,
    LIVES_ON
  }

  /** Whether the code exchange answers an id_token. */
  enum IdTokenAnswer implements Switch {
    SENT,
    OMITTED
  }

  /** How tokens of an extension's config are hidden (§3.3). */
  enum Redaction implements Switch {
    ACCESS_TOKEN_REDACTED,
    ALL_REMOVED
  }

  /** What PUT does with keys of the stored config that it does not name (§9.5). */
  enum ConfigPut implements Switch {
    REPLACES,
    MERGES
  }

  /** Which generation of bot fields makes an extension authorized (§3.2). */
  enum Authorizing implements Switch {
    BOTH_GENERATIONS,
    EITHER_GENERATION
  }

  /** Whether a 429 carries its headers and body (§4). */
  enum RateLimitAnswer implements Switch {
    FULL,
    BARE
  }

  /** The shape of an error's body: as documented, or as seen in the wild (§4). */
  enum ErrorShape implements Switch {
    DOCUMENTED,
    BARE_STRING,
    ERRORS_AS_STRING,
    ERROR_AS_ARRAY,
    NOT_JSON
  }

  /**
   * What a status change does that changes nothing. {@code REFUSED} answers 1001 or 1002, and also
   * to an acknowledgement of a resolved incident, which {@code ACCEPTED} re-opens (§2.4).
   */
  enum SameStatus implements Switch {
    ACCEPTED,
    REFUSED
  }

  /** The shape of the Slack message that the extension posts (§7: not public). */
  public enum MessageShape implements Switch {
    LEGACY,
    BLOCKS,
    OPAQUE,
    ATTACHMENT_BLOCKS
  }
}
