package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.pagerduty.WorkflowsApi;
import dev.patchbay.token.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Whom and what a person can choose for an incident, with their own permissions where they ask. */
public final class IncidentDirectory {
  /** Something to choose, by its id. */
  public record Choice(String id, String name) {}

  /**
   * An alert as the monitoring tool sent it.
   *
   * @param links text by address
   */
  public record FirstAlert(String summary, Map<String, String> fields, Map<String, String> links) {}

  private final UsersApi users;
  private final IncidentsApi incidents;
  private final WorkflowsApi workflows;
  private final EscalationLevels levels;
  private final Rights rights;

  public IncidentDirectory(PagerDuty pagerDuty, Rights rights) {
    this.users = pagerDuty.users();
    this.incidents = pagerDuty.incidents();
    this.workflows = pagerDuty.workflows();
    this.levels = new EscalationLevels(pagerDuty.onCalls());
    this.rights = rights;
  }

  /** PagerDuty users whose name or address contains the words. */
  public Outcome<List<Choice>> people(Actor actor, Place place, String words) {
    return ask(actor, place, words, users::search);
  }

  /** Escalation policies whose name contains the words. */
  public Outcome<List<Choice>> policies(Actor actor, Place place, String words) {
    return ask(actor, place, words, users::policies);
  }

  /** Priorities, the most severe first. */
  public Outcome<List<Choice>> priorities(Actor actor, Place place) {
    return ask(actor, place, "", (credential, words) -> users.priorities(credential));
  }

  /** Incident workflows whose name contains the words. */
  public Outcome<List<Choice>> workflows(Actor actor, Place place, String words) {
    return ask(actor, place, words, workflows::search);
  }

  /** The levels of the incident's escalation policy, by number, with who is on call on each. */
  public Outcome<List<Choice>> levels(Actor actor, Place place, String incident) {
    return rights
        .of(actor, place)
        .then(
            credential ->
                incidents
                    .get(credential, incident)
                    .then(found -> levels.of(credential, found))
                    .map(IncidentDirectory::choices));
  }

  private static List<Choice> choices(SortedMap<Integer, List<Party>> levels) {
    return levels.entrySet().stream()
        .map(
            level ->
                new Choice(
                    level.getKey().toString(),
                    "Level "
                        + level.getKey()
                        + ": "
                        + level.getValue().stream()
                            .map(Party::name)
                            .distinct()
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  /** What the incident's first alert says; empty where it has none. */
  public Outcome<Optional<FirstAlert>> firstAlert(Actor actor, Place place, String incident) {
    return rights
        .of(actor, place)
        .then(credential -> incidents.firstAlert(credential, incident))
        .map(
            found ->
                found.map(alert -> new FirstAlert(alert.summary(), alert.fields(), alert.links())));
  }

  private Outcome<List<Choice>> ask(
      Actor actor,
      Place place,
      String words,
      BiFunction<Credential, String, Outcome<List<Party>>> search) {
    return rights
        .of(actor, place)
        .then(credential -> search.apply(credential, words))
        .map(
            found ->
                found.stream()
                    .map(one -> new Choice(one.id(), one.name().isBlank() ? one.id() : one.name()))
                    .toList());
  }
}
