package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** /users (reference/pagerduty.md §2.5). Thread-safe. */
public final class UsersApi {
  private final HttpExchange exchange;
  private final Pages pages;

  UsersApi(HttpExchange exchange) {
    this.exchange = exchange;
    this.pages = new Pages(exchange);
  }

  /**
   * The person whose token it is. An app token has none: PagerDuty answers 400, which comes as
   * {@link dev.patchbay.core.Refusal.Rejected}.
   */
  public Outcome<User> me(Credential as) {
    return exchange.send(
        as, Call.list("/users/me", Map.of()), answer -> user(answer.object("user")));
  }

  /** Exact match, whatever the case: PagerDuty's own search also finds names and parts. */
  public Outcome<Optional<User>> byEmail(Credential as, String email) {
    String wanted = email.strip();
    Predicate<User> same = user -> user.email().equalsIgnoreCase(wanted);
    return pages
        .until(same, as, Call.list("/users", Map.of("query", wanted)), "users", UsersApi::user)
        .map(users -> users.stream().filter(same).findFirst());
  }

  private static User user(ReplyJson user) {
    return new User(
        user.text("id"),
        user.textOr("name", user.textOr("summary", "")),
        user.textOr("email", ""),
        user.textOr("role", ""),
        user.textOr("html_url", ""));
  }
}
