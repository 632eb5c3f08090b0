package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.oncall.Shift.Policy;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.ServiceQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Escalation policies as people name them: by their own name, id or address, or by a service that
 * follows them. Always with the person's own login. Thread-safe.
 */
public final class FindPolicy {
  /** A policy, and by name the services through which it was named. */
  public record Followed(Policy policy, List<String> services) {
    public Followed {
      services = List.copyOf(services);
    }
  }

  /** Something that the words may mean. */
  public record Choice(String id, String name, boolean service) {}

  /**
   * What the words mean.
   *
   * @param policies those that are meant; two where a service and a policy have the name
   * @param choices what may be meant, where that is not clear
   * @param near services with a similar name, where nothing has it
   */
  public record Found(List<Followed> policies, List<Choice> choices, List<ServiceName> near) {
    public Found {
      policies = List.copyOf(policies);
      choices = List.copyOf(choices);
      near = List.copyOf(near);
    }

    static Found of(List<Followed> policies) {
      return new Found(policies, List.of(), List.of());
    }
  }

  private final FindService findService;
  private final ServicesApi services;
  private final UsersApi users;
  private final Rights rights;

  public FindPolicy(FindService find, ServicesApi services, UsersApi users, Rights rights) {
    this.findService = find;
    this.services = services;
    this.users = users;
    this.rights = rights;
  }

  /** What the words mean to this person. */
  public Outcome<Found> find(Actor actor, String words) {
    return rights.own(actor).then(credential -> find(credential, words));
  }

  /** What the words mean with the permissions of {@code credential}. */
  Outcome<Found> find(Credential credential, String words) {
    var target = OnCallTarget.of(words);
    if (target.policy().isPresent()) {
      return byId(credential, target.policy().get())
          .map(policy -> Found.of(List.of(new Followed(policy, List.of()))));
    }
    var service = findService.find(credential, target.words());
    if (service instanceof Outcome.Refused<FindService.Found> refused) {
      return Outcome.refused(refused.refusal());
    }
    var found = ((Outcome.Done<FindService.Found>) service).value();
    if (found instanceof FindService.Found.One one
        && target.query().words().equalsIgnoreCase(one.service().id().value())) {
      return ofService(credential, one.service()).map(Found::of);
    }
    if (target.query().asName().isEmpty()) {
      return Outcome.done(new Found(List.of(), List.of(), List.of()));
    }
    return byIdOrName(credential, target)
        .then(policies -> together(credential, target, found, policies));
  }

  /** Policies that the words may mean: the one with this id, else by name. */
  private Outcome<List<Policy>> byIdOrName(Credential credential, OnCallTarget target) {
    String id = target.query().words();
    if (target.query() instanceof ServiceQuery.IdOrName
        && byId(credential, id) instanceof Outcome.Done<Policy> policy) {
      return policy.map(List::of);
    }
    return users
        .policies(credential, target.query().asName().orElseThrow().words())
        .map(all -> all.stream().map(Policy::of).toList());
  }

  private Outcome<Found> together(
      Credential credential, OnCallTarget target, FindService.Found found, List<Policy> policies) {
    List<ServiceName> some = named(found);
    var wholeServices = some.stream().filter(each -> target.isNameOf(each.name())).toList();
    var wholePolicies = policies.stream().filter(each -> target.isNameOf(each.name())).toList();
    boolean whole = !wholeServices.isEmpty() || !wholePolicies.isEmpty();
    var meantServices = whole ? wholeServices : some;
    var meantPolicies = whole ? wholePolicies : policies;
    boolean clear =
        meantServices.size() + meantPolicies.size() == 1
            || (meantServices.size() == 1 && meantPolicies.size() == 1 && whole);
    if (!clear) {
      var choices = new ArrayList<Choice>();
      meantServices.forEach(each -> choices.add(new Choice(each.id().value(), each.name(), true)));
      meantPolicies.forEach(each -> choices.add(new Choice(each.id(), each.name(), false)));
      var near =
          found instanceof FindService.Found.None none ? none.near() : List.<ServiceName>of();
      return Outcome.done(new Found(List.of(), choices, near));
    }
    var byItself = meantPolicies.stream().map(each -> new Followed(each, List.of())).toList();
    if (meantServices.isEmpty()) {
      return Outcome.done(Found.of(byItself));
    }
    return ofService(credential, meantServices.get(0))
        .map(
            ofService -> {
              var all = new ArrayList<>(ofService);
              byItself.stream()
                  .filter(
                      each ->
                          ofService.stream()
                              .noneMatch(other -> other.policy().id().equals(each.policy().id())))
                  .forEach(all::add);
              return Found.of(all);
            });
  }

  private static List<ServiceName> named(FindService.Found found) {
    if (found instanceof FindService.Found.One one) {
      return List.of(one.service());
    }
    return found instanceof FindService.Found.Several several ? several.services() : List.of();
  }

  /** The policies of these services, each once; a service that cannot be seen is left out. */
  Outcome<List<Followed>> ofServices(Actor actor, List<ServiceId> ids) {
    return rights
        .own(actor)
        .then(
            credential -> {
              var names = new LinkedHashMap<Policy, List<String>>();
              for (ServiceId id : ids) {
                var answer = services.listed(credential, id);
                if (answer instanceof Outcome.Refused<ServicesApi.Listed> refused) {
                  if (refused.refusal() instanceof Refusal.NotFound
                      || refused.refusal() instanceof Refusal.AccessDenied) {
                    continue;
                  }
                  return Outcome.refused(refused.refusal());
                }
                var listed = ((Outcome.Done<ServicesApi.Listed>) answer).value();
                policy(listed)
                    .ifPresent(
                        policy ->
                            names
                                .computeIfAbsent(policy, unseen -> new ArrayList<>())
                                .add(listed.service().name()));
              }
              return Outcome.done(followed(names));
            });
  }

  private static List<Followed> followed(Map<Policy, List<String>> names) {
    return names.entrySet().stream()
        .map(each -> new Followed(each.getKey(), each.getValue()))
        .toList();
  }

  private Outcome<List<Followed>> ofService(Credential credential, ServiceName service) {
    return services
        .listed(credential, service.id())
        .map(
            listed ->
                policy(listed).stream()
                    .map(policy -> new Followed(policy, List.of(service.name())))
                    .toList());
  }

  private static Optional<Policy> policy(ServicesApi.Listed listed) {
    return listed.escalationPolicy().map(policy -> new Policy(policy.id(), policy.name()));
  }

  private Outcome<Policy> byId(Credential credential, String id) {
    return users.policy(credential, id).map((Party policy) -> Policy.of(policy));
  }
}
