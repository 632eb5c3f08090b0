package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.webhook.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subscription that notes what was asked of it. */
public final class FakeSubscriptions implements Subscriptions {
  public final List<String> asked = new ArrayList<>();
  public Outcome<String> ensured = Outcome.done("SUB1");
  public Outcome<Boolean> delivers = Outcome.done(true);

  @Override
  public Outcome<String> ensure(Credential app) {
    asked.add("ensure");
    return ensured;
  }

  @Override
  public Outcome<Boolean> release(Credential app) {
    asked.add("release");
    return Outcome.done(true);
  }

  @Override
  public Outcome<Boolean> delivers(Credential app) {
    return delivers;
  }

  @Override
  public Outcome<Boolean> ping(Credential app) {
    asked.add("ping");
    return Outcome.done(true);
  }

  @Override
  public Optional<Instant> lastPing() {
    return Optional.empty();
  }
}
