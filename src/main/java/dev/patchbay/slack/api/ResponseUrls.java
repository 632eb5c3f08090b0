package dev.patchbay.slack.api;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
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
  private final CallTimer timer;

  ResponseUrls(Slack slack, CallTimer timer) {
    this.slack = slack;
    this.timer = timer;
  }

  public Outcome<Boolean> send(Secret url, JsonObject body) {
    return timer.timed("response_url", () -> sent(url, body.toString()));
  }

  private Outcome<Boolean> sent(Secret url, String body) {
    try {
      int status = slack.send(url.reveal(), body).getCode();
      if (status / 100 == 2) {
        return Outcome.done(true);
      }
      log.info("Slack answered HTTP {} to a response_url", status);
      return Outcome.refused(new Refusal.Rejected(Vendor.SLACK, "HTTP " + status, ""));
    } catch (IOException | IllegalArgumentException e) {
      // The message of either may hold the URL.
      log.warn("Slack gave no answer to a response_url: {}", e.getClass().getSimpleName());
      return Outcome.refused(new Refusal.Unavailable(Vendor.SLACK, "no answer in time"));
    }
  }
}
