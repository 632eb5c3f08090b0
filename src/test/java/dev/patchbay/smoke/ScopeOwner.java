package dev.patchbay.smoke;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A token that lacks a scope, and whose it is in words. */
enum ScopeOwner {
  A_PERSON("person", "Your PagerDuty login is missing the scope", EnumSet.allOf(Feature.class)),
  /** Connecting always needs a login: the app's token stands in for presses only. */
  THE_APP(
      "email",
      "Patchbay's PagerDuty token is missing the scope",
      EnumSet.of(Feature.ACKNOWLEDGE, Feature.RESOLVE));

  final String actAs;
  final String words;
  final Set<Feature> features;

  ScopeOwner(String actAs, String words, Set<Feature> features) {
    this.actAs = actAs;
    this.words = words;
    this.features = features;
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
