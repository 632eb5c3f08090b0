package dev.patchbay.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.PagerDuty;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out whether the account has incident workflows, so that only then cards offer them. */
public final class WorkflowOffer {
  private static final String SCOPE = "incident_workflows.read";
  private static final String KEY = new IncidentChange.RunWorkflow("").key();

  private final PagerDuty pagerDuty;
  private final Supplier<Credential> app;
  private final HiddenChanges hidden;
  private final Set<String> scopes;

  /**
   * @param scopes that the app token asks for; without the one of workflows PagerDuty isn't asked
   */
  public WorkflowOffer(
      PagerDuty pagerDuty, Supplier<Credential> app, HiddenChanges hidden, Set<String> scopes) {
    this.scopes = Set.copyOf(scopes);
    this.pagerDuty = pagerDuty;
    this.app = app;
    this.hidden = hidden;
  }

  /** To be called at the start and every hour. */
  public void look() {
    if (!scopes.contains(SCOPE)) {
      hidden.withdraw(pagerDuty.account(), KEY);
      return;
    }
    var found = pagerDuty.workflows().search(app.get(), "");
    if (found instanceof Outcome.Done<List<Party>> done && !done.value().isEmpty()) {
      hidden.offer(pagerDuty.account(), KEY);
    } else if (!(found instanceof Outcome.Refused<List<Party>> refused)
        || !passing(refused.refusal())) {
      hidden.withdraw(pagerDuty.account(), KEY);
    }
  }

  private static boolean passing(Refusal why) {
    return why instanceof Refusal.Unavailable || why instanceof Refusal.RateLimited;
  }
}
