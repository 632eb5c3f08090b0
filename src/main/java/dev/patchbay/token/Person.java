package dev.patchbay.token;

import dev.patchbay.core.Actor;
import dev.patchbay.pagerduty.Scopes;
import java.time.Instant;
import java.util.Set;

/** The PagerDuty user who acts for a Slack user. */
public record Person(
    Actor actor,
    String pagerDutyUserId,
    String name,
    String email,
    Set<String> scopes,
    Instant loggedInAt) {

  /** Scopes that a login should have and this one was not granted. */
  public Set<String> missingScopes() {
    return Scopes.missingOfPerson(scopes);
  }

  /** Name and e-mail, as far as PagerDuty gave them. */
  String inWords() {
    return email.isBlank() ? name : name.isBlank() ? email : name + " (" + email + ")";
  }
}
