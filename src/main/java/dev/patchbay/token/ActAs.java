package dev.patchbay.token;

/** Whose rights a click or a command uses ({@code PATCHBAY_ACT_AS}). */
public enum ActAs {
  /** Only the person's own PagerDuty log-in. */
  PERSON,
  /** Without a log-in, the app token with {@code From} the member's e-mail. */
  EMAIL
}
