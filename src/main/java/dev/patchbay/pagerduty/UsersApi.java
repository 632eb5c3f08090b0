package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Incident.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** /users, and what else a person chooses from (reference/pagerduty.md §2.5). Thread-safe. */
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
  public Outcome<User> me(Credential credential) {
    return exchange.send(
        credential, Call.list("/users/me", Map.of()), answer -> user(answer.object("user")));
  }

  /** GET /users/{id}; {@link dev.patchbay.core.Refusal.NotFound} where there is none any more. */
  public Outcome<User> one(Credential credential, String id) {
    Call call = Call.one("GET", "/users/{id}", "user", id, null);
    return exchange.send(credential, call, answer -> user(answer.object("user")));
  }

  /**
   * Every user with exactly this address, whatever its case: PagerDuty's own search also finds
   * names and parts.
   */
  public Outcome<List<User>> byEmail(Credential credential, String email) {
    String wanted = email.strip();
    return pages
        .every(credential, Call.list("/users", Map.of("query", wanted)), "users", UsersApi::user)
        .map(
            users -> users.stream().filter(user -> user.email().equalsIgnoreCase(wanted)).toList());
  }

  /** Users whose name or address contains the words: the first page. */
  public Outcome<List<Party>> search(Credential credential, String words) {
    return named(credential, "/users", "users", words);
  }

  /** GET /escalation_policies: those whose name contains the words, the first page. */
  public Outcome<List<Party>> policies(Credential credential, String words) {
    return named(credential, "/escalation_policies", "escalation_policies", words);
  }

  /** GET /escalation_policies/{id}. */
  public Outcome<Party> policy(Credential credential, String id) {
    Call call = Call.one("GET", "/escalation_policies/{id}", "escalation policy", id, null);
    return exchange.send(
        credential, call, answer -> UsersApi.party(answer.object("escalation_policy")));
  }

  /** GET /priorities, the most severe first; empty on plans without them. */
  public Outcome<List<Party>> priorities(Credential credential) {
    return named(credential, "/priorities", "priorities", "");
  }

  private Outcome<List<Party>> named(Credential credential, String path, String key, String words) {
    var asked = new HashMap<>(Map.of("limit", "100"));
    if (!words.isBlank()) {
      asked.put("query", words.strip());
    }
    return exchange.send(
        credential,
        Call.list(path, asked),
        answer -> answer.list(key).stream().map(UsersApi::party).toList());
  }

  private static Party party(ReplyJson one) {
    return new Party(
        one.textOr("id", ""),
        one.textOr("type", ""),
        one.textOr("name", one.textOr("summary", "")));
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
