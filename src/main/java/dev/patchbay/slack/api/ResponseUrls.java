package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers through a request's {@code response_url}: five times within thirty minutes, also where
 * the bot may not post (reference/slack.md §3). The URL is a capability and is never logged.
 */
public final class ResponseUrls {
  private static final Logger log = LoggerFactory.getLogger(ResponseUrls.class);

  private final Slack slack;
  private final MeterRegistry meters;

  public ResponseUrls(Slack slack, MeterRegistry meters) {
    this.slack = slack;
    this.meters = meters;
  }

  public Outcome<Boolean> send(Secret url, JsonObject body) {
    Timer.Sample sample = Timer.start(meters);
    Outcome<Boolean> outcome = sent(url, body.toString());
    sample.stop(
        Timer.builder("patchbay.slack.api")
            .tag("method", "response_url")
            .tag("outcome", outcome instanceof Outcome.Done ? "ok" : "refused")
            .register(meters));
    return outcome;
  }

  private Outcome<Boolean> sent(Secret url, String body) {
    try {
      int status = slack.send(url.reveal(), body).getCode();
      if (status / 100 == 2) {
        return Outcome.done(true);
      }
      log.info("Slack answered {} to an answer by response_url", status);
      return Outcome.refused(new Refusal.Rejected(Vendor.SLACK, "HTTP " + status, ""));
    } catch (IOException | IllegalArgumentException e) {
      // The message of either may hold the URL.
      log.warn("An answer by response_url did not go out: {}", e.getClass().getSimpleName());
      return Outcome.refused(new Refusal.Unavailable(Vendor.SLACK, "no answer in time"));
    }
  }
}
