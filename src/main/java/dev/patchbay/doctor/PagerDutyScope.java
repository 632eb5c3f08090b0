package dev.patchbay.doctor;

import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.words.ScopeWords;
import java.util.Collection;
import java.util.List;

/** What each scope of the contract is for, and whether anything works without it. */
final class PagerDutyScope {
  private static final String GRANT =
      "In PagerDuty, Integrations, App Registration, open the app with PAGERDUTY_CLIENT_ID, add the"
          + " scope %s and save. The running server has it with its next token (restart it for one"
          + " now).";

  private PagerDutyScope() {}

  /** One finding each: a fault for what is needed, a warning for what is only welcome. */
  static List<Finding> missing(Collection<String> scopes) {
    return scopes.stream()
        .map(
            scope -> {
              String seen = "PagerDuty does not grant " + scope + ": " + ScopeWords.without(scope);
              String todo = GRANT.formatted(scope);
              return Scopes.needed().contains(scope)
                  ? Finding.fault(seen, todo)
                  : Finding.warning(seen, todo);
            })
        .toList();
  }
}
