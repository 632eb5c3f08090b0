package dev.patchbay.token;

/** Whose permissions a click or a command uses ({@code PATCHBAY_ACT_AS}). */
public enum ActAs {
  /** Only the person's own PagerDuty login. */
  PERSON,
  /** Without a login, the app token with {@code From} the Slack user's e-mail. */
  EMAIL
}
