package dev.patchbay.pagerduty;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an answer that is not a success into a reason (reference/pagerduty.md §4). */
final class Refusals {
  private static final Set<String> NOT_FOUND = Set.of("2100", "5001", "5002");
  private static final Pattern SCOPE = Pattern.compile("(?i)\\bscopes?\\b");
  private static final List<Pattern> ABILITY =
      List.of(
          Pattern.compile("[\"'`“‘]([A-Za-z0-9_ .-]{2,60})[\"'`”’]"),
          Pattern.compile("\\b([a-z]{2,30}(?:_[a-z]{2,30}){1,5})\\b"),
          Pattern.compile("(?i)\\babilit(?:y|ies): *([a-z][a-z0-9-]{2,40})"),
          Pattern.compile(
              "\\b(?!(?:the|this|that|an|any|its|required|missing|needed|following|necessary)\\b)"
                  + "([a-z][a-z0-9-]{2,40}) ability\\b"));

  private Refusals() {}

  /** What a 4xx means; a 401 here is one that a new token did not fix, or there was none. */
  static Refusal of(Credential credential, Call call, Reply.Got got) {
    ErrorBody error = ErrorBody.of(got.body());
    String words = error.words().isEmpty() ? "HTTP " + got.status() : error.words();
    return switch (got.status()) {
      case 401 -> unauthorized(credential.whose().holder(), words);
      case 402 -> new Refusal.MissingAbility(ability(error.words()));
      case 403 -> forbidden(credential, call, error, words);
      default -> {
        boolean notFound = got.status() == 404 || NOT_FOUND.contains(error.code());
        yield notFound && !call.target().isEmpty()
            ? call.gone()
            : new Refusal.Rejected(Vendor.PAGERDUTY, error.code(), words);
      }
    };
  }

  static Refusal unavailable(String detail) {
    return new Refusal.Unavailable(Vendor.PAGERDUTY, detail);
  }

  /** Not the end of a login: that is only what the identity service says of a refresh token. */
  private static Refusal unauthorized(TokenOwner owner, String words) {
    return new Refusal.BadCredentials(
        Vendor.PAGERDUTY, owner, "check PAGERDUTY_REGION (PagerDuty said: " + words + ")");
  }

  /**
   * A scope, where the answer names what it is missing, or says that it is about one, or where the
   * grant is known not to have had it: some bodies are cut or replaced on their way. Else a role.
   */
  private static Refusal forbidden(
      Credential credential, Call call, ErrorBody error, String words) {
    List<String> scopes = error.lackingScopes();
    Optional<String> own = Operations.scope(call.operation());
    boolean about = SCOPE.matcher(error.words()).find();
    if (scopes.isEmpty()
        && own.filter(scope -> about || credential.tokens().lacks(scope)).isPresent()) {
      scopes = List.of(own.get());
    }
    return scopes.isEmpty()
        ? new Refusal.AccessDenied(
            Vendor.PAGERDUTY,
            credential.whose().holder(),
            words,
            credential.whose().name().orElse(""))
        : new Refusal.MissingScope(Vendor.PAGERDUTY, credential.whose().holder(), scopes);
  }

  /** The ability that the words name: in quotes, else what is spelt or placed like one. */
  private static String ability(String words) {
    for (Pattern way : ABILITY) {
      Matcher matcher = way.matcher(words);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "";
  }
}
