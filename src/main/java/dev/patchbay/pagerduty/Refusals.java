package dev.patchbay.pagerduty;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Holder;
import dev.patchbay.core.Refusal.Vendor;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an answer that is not a success into a reason (reference/pagerduty.md §4). */
final class Refusals {
  private static final Set<String> NOT_FOUND = Set.of("2100", "5001", "5002");
  private static final Pattern QUOTED = Pattern.compile("[\"'`“‘]([A-Za-z0-9_ .-]{2,60})[\"'`”’]");

  private Refusals() {}

  /** What a 4xx means; a 401 here is one that a new token did not mend, or there was none. */
  static Refusal of(Holder holder, Call call, Reply.Got got) {
    ErrorBody error = ErrorBody.of(got.body());
    String words = error.words().isEmpty() ? "HTTP " + got.status() : error.words();
    return switch (got.status()) {
      case 401 -> unauthorized(holder, words);
      case 402 -> new Refusal.MissingAbility(quoted(words));
      case 403 ->
          error.requiredScopes().isEmpty()
              ? new Refusal.AccessDenied(Vendor.PAGERDUTY, holder, words)
              : new Refusal.MissingScope(Vendor.PAGERDUTY, holder, missing(error));
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

  private static Refusal unauthorized(Holder holder, String words) {
    return holder == Holder.PERSON
        ? new Refusal.LoginEnded()
        : new Refusal.BadCredentials(
            Vendor.PAGERDUTY,
            "PagerDuty does not accept the app token; the wrong PAGERDUTY_REGION answers the same"
                + " (it said: "
                + words
                + ")");
  }

  private static String missing(ErrorBody error) {
    List<String> lacking =
        error.requiredScopes().stream().filter(s -> !error.tokenScopes().contains(s)).toList();
    return (lacking.isEmpty() ? error.requiredScopes() : lacking).get(0);
  }

  private static String quoted(String words) {
    Matcher matcher = QUOTED.matcher(words);
    return matcher.find() ? matcher.group(1) : "";
  }
}
