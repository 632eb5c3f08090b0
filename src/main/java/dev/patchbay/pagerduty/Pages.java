package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Outcome.Done;
import dev.patchbay.core.Outcome.Refused;
import dev.patchbay.core.Pause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Listings in PagerDuty's classic pages of 100 (reference/pagerduty.md §2.0), up to the 10,000 rows
 * that PagerDuty serves. A server that says {@code more} for ever, or ignores the offset, ends the
 * listing with the first page that brings nothing new. Thread-safe.
 */
final class Pages {
  private static final int SIZE = 100;
  private static final int MOST_ROWS = 10_000;

  private static final int READINGS = 3;

  private record Page<T>(List<Row<T>> rows, boolean more, OptionalLong total) {}

  /** Cut where PagerDuty has more than it lists. */
  private record Read<T>(List<T> rows, boolean cut) {}

  private record Row<T>(String key, T value) {}

  private final HttpExchange exchange;
  private final Function<ReplyJson, String> key;

  Pages(HttpExchange exchange) {
    this(exchange, row -> row.text("id"));
  }

  /**
   * @param key tells a listing's rows apart where they have no id
   */
  Pages(HttpExchange exchange, Function<ReplyJson, String> key) {
    this.exchange = exchange;
    this.key = key;
  }

  /**
   * Every row of the listing, up to and with the first that is {@code enough}; some are missing
   * where PagerDuty has more than it lists.
   */
  <T> Outcome<List<T>> until(
      Predicate<T> enough,
      Credential credential,
      Call call,
      String root,
      Function<ReplyJson, T> read) {
    return read(enough, credential, call, root, read).map(Read::rows);
  }

  /** Every row of the listing, for one who takes what is absent to be gone. */
  <T> Outcome<List<T>> every(
      Credential credential, Call call, String root, Function<ReplyJson, T> read) {
    return read(row -> false, credential, call, root, read)
        .then(all -> all.cut() ? tooMany(root) : Outcome.done(all.rows()));
  }

  private <T> Outcome<Read<T>> read(
      Predicate<T> enough,
      Credential credential,
      Call call,
      String root,
      Function<ReplyJson, T> read) {
    var found = new ArrayList<T>();
    var seen = new HashSet<String>();
    for (int offset = 0; offset + SIZE <= MOST_ROWS; offset += SIZE) {
      Outcome<Page<T>> outcome =
          exchange.send(credential, call.page(SIZE, offset), answer -> page(answer, root, read));
      if (outcome instanceof Refused<Page<T>> refused) {
        return Outcome.refused(refused.refusal());
      }
      Page<T> page = ((Done<Page<T>>) outcome).value();
      boolean news = false;
      for (Row<T> row : page.rows()) {
        if (seen.add(row.key())) {
          news = true;
          found.add(row.value());
          if (enough.test(row.value())) {
            return Outcome.done(new Read<>(found, false));
          }
        }
      }
      if (!page.more() || !news) {
        return Outcome.done(new Read<>(found, false));
      }
    }
    return Outcome.done(new Read<>(found, true));
  }

  /**
   * The whole listing or nothing. PagerDuty's offsets drift while rows come and go, so that a row
   * is missed or comes twice: the rows are counted against its {@code total}, and a listing that
   * changed under the reading is read again.
   *
   * @param pause between two pages, where the rate limit asks for it
   */
  <T> Outcome<List<T>> whole(
      Credential credential, Call call, String root, Function<ReplyJson, T> read, Pause pause) {
    for (int reading = 0; reading < READINGS; reading++) {
      Outcome<Optional<List<T>>> all = once(credential, call.counted(), root, read, pause);
      if (all instanceof Refused<Optional<List<T>>> refused) {
        return Outcome.refused(refused.refusal());
      }
      Optional<List<T>> whole = ((Done<Optional<List<T>>>) all).value();
      if (whole.isPresent()) {
        return Outcome.done(whole.get());
      }
    }
    return Outcome.refused(
        Refusals.unavailable("its list of " + root + " changed each time it was read"));
  }

  /** Empty where rows are missing, or came twice. */
  private <T> Outcome<Optional<List<T>>> once(
      Credential credential, Call call, String root, Function<ReplyJson, T> read, Pause pause) {
    var found = new ArrayList<T>();
    var seen = new HashSet<String>();
    OptionalLong total = OptionalLong.empty();
    boolean moved = false;
    for (int offset = 0; offset + SIZE <= MOST_ROWS; offset += SIZE) {
      Call next = call.page(SIZE, offset);
      Outcome<Page<T>> outcome =
          pause.through(() -> exchange.send(credential, next, answer -> page(answer, root, read)));
      if (outcome instanceof Refused<Page<T>> refused) {
        return Outcome.refused(refused.refusal());
      }
      Page<T> page = ((Done<Page<T>>) outcome).value();
      moved |= offset > 0 && !page.total().equals(total);
      total = page.total();
      int before = seen.size();
      for (Row<T> row : page.rows()) {
        if (seen.add(row.key())) {
          found.add(row.value());
        }
      }
      moved |= seen.size() != before + page.rows().size();
      if (total.isPresent() && total.getAsLong() > MOST_ROWS) {
        break;
      }
      if (!page.more()) {
        boolean whole = !moved && (total.isEmpty() || total.getAsLong() == found.size());
        return Outcome.done(whole ? Optional.of(found) : Optional.empty());
      }
      if (page.rows().isEmpty()) {
        return Outcome.done(Optional.empty());
      }
    }
    return tooMany(root);
  }

  private static <T> Outcome<T> tooMany(String root) {
    return Outcome.refused(
        Refusals.unavailable(
            "it lists no more than 10,000 " + root + ", and there are more (its own limit)"));
  }

  private <T> Page<T> page(ReplyJson answer, String root, Function<ReplyJson, T> read) {
    List<Row<T>> rows =
        answer.list(root).stream().map(row -> new Row<>(key.apply(row), read.apply(row))).toList();
    return new Page<>(rows, answer.more(root, SIZE), answer.numberOrNone("total"));
  }
}
