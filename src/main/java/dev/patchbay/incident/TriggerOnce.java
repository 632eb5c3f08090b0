package dev.patchbay.incident;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentDraft;
import dev.patchbay.pagerduty.IncidentsApi;
import java.util.Optional;

/**
 * Triggers an incident at most once for its key, whatever became of an earlier attempt or its
 * answer (reference/pagerduty.md §2.4). Thread-safe.
 */
public record TriggerOnce(IncidentsApi incidents) {
  /**
   * @param tried whether an earlier attempt may have made it: then it is looked for first
   * @param acts called right before it is made
   */
  public Outcome<Incident> trigger(
      Credential credential, IncidentDraft draft, boolean tried, Runnable acts) {
    if (tried) {
      var earlier = existing(credential, draft);
      if (!(earlier instanceof Outcome.Done<Optional<Incident>> done) || done.value().isPresent()) {
        return earlier.map(Optional::orElseThrow);
      }
    }
    acts.run();
    var made = incidents.create(credential, draft);
    // Its answer may be lost, and a second of the same key is rejected.
    return made instanceof Outcome.Refused<Incident> refused
            && mayBeThere(refused.refusal())
            && existing(credential, draft) instanceof Outcome.Done<Optional<Incident>> found
            && found.value().isPresent()
        ? Outcome.done(found.value().get())
        : made;
  }

  private static boolean mayBeThere(Refusal why) {
    return why instanceof Refusal.Unavailable || why instanceof Refusal.Rejected;
  }

  private Outcome<Optional<Incident>> existing(Credential credential, IncidentDraft draft) {
    return incidents.withKey(credential, draft.service(), draft.key());
  }
}
