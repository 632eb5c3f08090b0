package dev.patchbay.smoke;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A token that lacks a scope, and whose it is in words. */
enum ScopeOwner {
  A_PERSON("person", "Your PagerDuty login is missing the scope"),
  /** Connecting always needs a login: the app's token stands in for presses only. */
  THE_APP("email", "Patchbay's PagerDuty token is missing the scope");

  final String actAs;
  final String words;

  ScopeOwner(String actAs, String words) {
    this.actAs = actAs;
    this.words = words;
  }

  Set<Feature> features() {
    return this == A_PERSON
        ? EnumSet.allOf(Feature.class)
        : EnumSet.of(Feature.ACKNOWLEDGE, Feature.RESOLVE);
  }

  /** The app's token also looks for the PagerDuty user with the address. */
  boolean needs(String scope, Feature feature) {
    return NEEDS.getOrDefault(scope, Set.of()).contains(feature)
        || (this == THE_APP && scope.equals("users.read"));
  }

  /** What a person can do, and the place where it shows that it was done. */
  enum Feature {
    LIST,
    TYPEAHEAD,
    CONNECT,
    EDIT,
    ACKNOWLEDGE,
    RESOLVE,
    DISCONNECT
  }

  /** By the scope: what hangs on it. */
  private static final Map<String, Set<Feature>> NEEDS =
      Map.of(
          "services.read", EnumSet.of(Feature.TYPEAHEAD, Feature.CONNECT, Feature.EDIT),
          "extension_schemas.read", EnumSet.of(Feature.CONNECT, Feature.EDIT),
          "extensions.read", EnumSet.of(Feature.CONNECT, Feature.EDIT),
          "extensions.write", EnumSet.of(Feature.CONNECT, Feature.EDIT, Feature.DISCONNECT),
          "incidents.read", EnumSet.of(Feature.ACKNOWLEDGE, Feature.RESOLVE),
          "incidents.write", EnumSet.of(Feature.ACKNOWLEDGE, Feature.RESOLVE));
}
