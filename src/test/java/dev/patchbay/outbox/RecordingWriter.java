package dev.patchbay.outbox;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel that notes what is written to it, and fails as told. */
final class RecordingWriter implements Writer {
  static final Refusal AWAY = new Refusal.Unavailable(Refusal.Vendor.SLACK, "away");
  static final Refusal SLOW = new Refusal.RateLimited(Refusal.Vendor.SLACK, Duration.ofSeconds(30));
  static final Refusal GONE = new Refusal.Rejected(Refusal.Vendor.SLACK, "message_not_found", "");

  /** "post card/1", "edit card/1 as ts1". */
  final List<String> written = new ArrayList<>();

  final List<Refusal> repeated = new ArrayList<>();
  final Deque<Refusal> failing = new ArrayDeque<>();
  final Map<String, String> arrived = new HashMap<>();

  /** Whether a failing post reaches Slack all the same. */
  boolean loses;

  /** How many looks find nothing yet. */
  int tooEarly;

  Optional<Refusal> lookupFails = Optional.empty();
  Verdict verdict = Verdict.LEAVE;
  Runnable meanwhile = () -> {};
  private int last;

  @Override
  public String kind() {
    return "card";
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    Refusal fails = failing.poll();
    if (fails != null && !loses) {
      return Outcome.refused(fails);
    }
    meanwhile.run();
    var ts = message.ts().orElseGet(() -> "ts" + ++last);
    written.add((message.ts().isPresent() ? "edit " : "post ") + message.key().subject());
    arrived.put(message.attempt(), ts);
    return fails == null ? Outcome.done(Optional.of(ts)) : Outcome.refused(fails);
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    if (tooEarly-- > 0) {
      return Outcome.done(Optional.empty());
    }
    return lookupFails.isPresent()
        ? Outcome.refused(lookupFails.get())
        : Outcome.done(Optional.ofNullable(arrived.get(message.attempt())));
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    repeated.add(why);
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    return verdict;
  }
}
