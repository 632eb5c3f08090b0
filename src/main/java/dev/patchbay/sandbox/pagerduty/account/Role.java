package dev.patchbay.sandbox.pagerduty.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A user's base role as the API spells it (reference/pagerduty.md §2.5), and what it allows. */
public enum Role {
  OWNER,
  ADMIN,
  USER,
  LIMITED_USER,
  OBSERVER,
  RESTRICTED_ACCESS,
  READ_ONLY_USER,
  READ_ONLY_LIMITED_USER;

  /** What an operation needs of the person behind a token. */
  public enum Right {
    READ,
    CHANGE_INCIDENTS,
    CHANGE_EXTENSIONS
  }

  private static final Set<Role> CONFIGURE = EnumSet.of(OWNER, ADMIN, USER);
  private static final Set<Role> RESPOND = EnumSet.of(OWNER, ADMIN, USER, LIMITED_USER);

  public boolean may(Right right) {
    return switch (right) {
      case READ -> true;
      case CHANGE_INCIDENTS -> RESPOND.contains(this);
      case CHANGE_EXTENSIONS -> CONFIGURE.contains(this);
    };
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
