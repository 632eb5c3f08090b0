package dev.patchbay.account;

import dev.patchbay.core.Actor;
import java.time.Instant;
import java.util.Set;

/** The PagerDuty user who acts for a Slack member. */
public record Person(
    Actor actor,
    String pagerDutyUserId,
    String name,
    String email,
    Set<String> scopes,
    Instant loggedInAt) {

  /** Name and e-mail, as far as PagerDuty told them. */
  String inWords() {
    return email.isBlank() ? name : name.isBlank() ? email : name + " (" + email + ")";
  }
}
