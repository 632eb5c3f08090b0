package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the REST API of one account: puts a credential on a call, keeps to its budget,
 * refreshes a refused token once, repeats a failed reading once if there is time, and turns
 * everything else into a {@link Refusal}. The time limit is for the wire; refreshing a token has
 * its own. Thread-safe.
 */
final class HttpExchange {
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

  private static final String REQUEST_ID = "X-Request-Id";

  private final AccountId account;
  private final HttpUrl root;
  private final Transport transport;
  private final RateLimit rates;
  private final VendorHealth health;

  HttpExchange(AccountId account, URI root, Transport transport, Clock clock, VendorHealth health) {
    this.account = account;
    this.root = HttpUrl.get(root.toString());
    this.transport = transport;
    this.rates = new RateLimit(clock);
    this.health = health;
  }

  /** The time one call has left on the wire; used by one thread. */
  private static final class Wire {
    private long nanos;

    Wire(Duration limit) {
      nanos = limit.toNanos();
    }
  }

  /** Makes the call and reads its answer; a reading that fails is PagerDuty being unavailable. */
  <T> Outcome<T> send(Credential credential, Call call, Function<ReplyJson, T> read) {
    return answer(credential, call).then(got -> read(call, got, read));
  }

  /** For answers without a body. */
  Outcome<Boolean> send(Credential credential, Call call) {
    return answer(credential, call).map(got -> true);
  }

  private Outcome<Reply.Got> answer(Credential credential, Call call) {
    if (!credential.account().equals(account)) {
      throw new IllegalArgumentException(
          "a token of account " + credential.account() + " must not be sent to " + account);
    }
    if (call.impossible()) {
      return Outcome.refused(call.gone());
    }
    var wire = new Wire(transport.limit());
    return credential.tokens().token().then(token -> withToken(credential, call, token, wire));
  }

  private Outcome<Reply.Got> withToken(Credential credential, Call call, Secret token, Wire wire) {
    return attempt(credential, call, token, wire)
        .then(
            got -> {
              if (got.status() != 401) {
                credential.tokens().accepted();
                return judged(credential, call, got);
              }
              return credential
                  .tokens()
                  .refreshed(token)
                  .then(
                      refreshed ->
                          refreshed.equals(token)
                              ? Outcome.done(got)
                              : again(credential, call, refreshed, wire))
                  .then(second -> judged(credential, call, second));
            });
  }

  private Outcome<Reply.Got> again(Credential credential, Call call, Secret refreshed, Wire wire) {
    return attempt(credential, call, refreshed, wire)
        .map(
            second -> {
              if (second.status() == 401) {
                credential.tokens().refusedAgain(refreshed);
              } else {
                credential.tokens().accepted();
              }
              return second;
            });
  }

  private static Outcome<Reply.Got> judged(Credential credential, Call call, Reply.Got got) {
    return got.good() ? Outcome.done(got) : Outcome.refused(Refusals.of(credential, call, got));
  }

  private Outcome<Reply.Got> attempt(Credential credential, Call call, Secret token, Wire wire) {
    Optional<Refusal> unsendable = unsendable(credential, token);
    if (unsendable.isPresent()) {
      return Outcome.refused(unsendable.get());
    }
    Request request = request(credential, call, token);
    boolean again = call.repeatable();
    var budget = RateLimit.BudgetKey.of(credential, call);
    while (true) {
      // For each try: PagerDuty counts them, whatever becomes of the answer.
      Optional<Duration> wait = rates.take(budget);
      if (wait.isPresent()) {
        return Outcome.refused(new Refusal.RateLimited(Vendor.PAGERDUTY, wait.get()));
      }
      Reply reply = timed(call, request, wire);
      if (reply instanceof Reply.Got got) {
        credential.trace().answered(call, got.headers().get(REQUEST_ID));
      }
      Optional<String> away = reply.away();
      if (away.isEmpty()) {
        return answered(budget, (Reply.Got) reply);
      }
      health.failed(away.get());
      // An eighth of the limit: less than that is not worth a connection.
      if (!again || wire.nanos < transport.limit().toNanos() / 8) {
        return Outcome.refused(Refusals.unavailable(away.get()));
      }
      again = false;
    }
  }

  private Outcome<Reply.Got> answered(RateLimit.BudgetKey budget, Reply.Got got) {
    health.answered();
    Duration delay = rates.learn(budget, got.status(), got.headers());
    return got.status() == 429
        ? Outcome.refused(new Refusal.RateLimited(Vendor.PAGERDUTY, delay))
        : Outcome.done(got);
  }

  /** A stopwatch's time, not the clock's: a clock that is set must not lengthen a call. */
  private Reply timed(Call call, Request request, Wire wire) {
    long start = System.nanoTime();
    // OkHttp takes a time limit of nothing for none at all.
    Duration within = Duration.ofNanos(Math.max(wire.nanos, 1_000_000));
    Reply reply = transport.send(call.operation(), request, within);
    wire.nanos -= System.nanoTime() - start;
    return reply;
  }

  private <T> Outcome<T> read(Call call, Reply.Got got, Function<ReplyJson, T> read) {
    try {
      return Outcome.done(read.apply(ReplyJson.parse(got.body())));
    } catch (WrongAnswerException e) {
      String detail = call.operation() + ": " + e.getMessage();
      health.failed(detail);
      return Outcome.refused(Refusals.unavailable(detail));
    }
  }

  private static Optional<Refusal> unsendable(Credential credential, Secret token) {
    // OkHttp would throw at it; a refusal says whose setting it is.
    if (!HEADER_VALUE.matcher(token.reveal()).matches()) {
      return Optional.of(
          new Refusal.BadCredentials(
              Vendor.PAGERDUTY, "the token has a character that no header can hold"));
    }
    return credential
        .whose()
        .from()
        .filter(from -> !HEADER_VALUE.matcher(from).matches())
        .map(from -> new Refusal.Rejected(Vendor.PAGERDUTY, "1008", "no such e-mail can be sent"));
  }

  private Request request(Credential credential, Call call, Secret token) {
    Request.Builder request =
        new Request.Builder()
            .url(call.url(root))
            .header("Accept", "application/vnd.pagerduty+json;version=2")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token.reveal());
    credential.whose().from().ifPresent(from -> request.header("From", from));
    @Nullable Object body = call.body();
    // OkHttp refuses POST and PUT without a body, even an empty one.
    boolean bare = body == null && (call.method().equals("GET") || call.method().equals("DELETE"));
    return request
        .method(
            call.method(),
            bare
                ? null
                : new OnceBody("application/json", body == null ? new byte[0] : Json.bytes(body)))
        .build();
  }
}
