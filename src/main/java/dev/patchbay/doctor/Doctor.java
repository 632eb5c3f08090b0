package dev.patchbay.doctor;

import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.api.SlackProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything that Patchbay needs, all at once, and reports in the order of the table: each
 * finding as soon as those before it are there. Whatever hangs, the whole ends in time.
 */
public final class Doctor {
  private static final Logger log = LoggerFactory.getLogger(Doctor.class);

  /** With two of PagerDuty's calls behind each other, and Slack's below three seconds each. */
  private static final Duration LIMIT = Duration.ofSeconds(16);

  private static final Duration PAGERDUTY_CALL = Duration.ofSeconds(5);

  private Doctor() {}

  /** All findings; each goes to {@code each} first. */
  public static List<Line> examine(Setup setup, Clock clock, Consumer<Line> each) {
    var threads = Executors.newCachedThreadPool(Doctor::daemon);
    try (var slack = new SlackProbe(setup.slack().apiUrl());
        var pagerDuty =
            new PagerDuty(
                setup.pagerDuty().settings(), clock, new SimpleMeterRegistry(), PAGERDUTY_CALL);
        var storage = new StorageProbe(setup.stored(), clock)) {
      return report(checks(setup, slack, pagerDuty, storage, clock), threads, each);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Check> checks(
      Setup setup, SlackProbe slack, PagerDuty pagerDuty, StorageProbe storage, Clock clock) {
    var wire = new Wire();
    var node = setup.node();
    var local =
        new Memoized<Presence>(
            () ->
                node.port() == 0
                    ? new Presence.NoAnswer(Wire.Why.REFUSED, "PATCHBAY_PORT=0 takes any port")
                    : Presence.at(URI.create("http://localhost:" + node.port()), wire));
    var outside = new Memoized<Presence>(() -> Presence.at(node.page(""), wire));
    var app = setup.pagerDuty();
    var held = new SlackHeld(slack, setup.slack().botToken(), storage);
    var token = new Memoized<>(() -> AppTokenProbe.of(app, pagerDuty.oauth(), held));
    boolean socketMode = setup.slack().appToken().isPresent();
    return List.of(
        new SettingsCheck(setup.settings()),
        new ServerCheck(node.port(), local, wire),
        new DatabaseCheck(setup.stored(), storage, local),
        new KeysetCheck(setup.stored(), storage, local),
        new ClockCheck(slack, pagerDuty, clock),
        new PublicUrlCheck(node, socketMode, local, outside),
        new SignatureCheck(here(local), setup.signingSecret(), wire, clock),
        new SignatureCheck(throughDoor(outside), setup.signingSecret(), wire, clock),
        new VendorUrlsCheck(node, setup.slack(), pagerDuty.oauth(), wire),
        new SlackClientCheck(slack, setup.slack(), setup.settings().wrong("SLACK_CLIENT")),
        new SocketModeCheck(slack, setup.slack().appToken()),
        new SlackTokensCheck(
            slack,
            setup.slack().botToken(),
            setup.slack().clientId().isPresent(),
            storage,
            node.page("/slack/install")),
        new ChannelsCheck(slack, storage),
        new AppTokenCheck(app, setup.settings().wrong("PAGERDUTY_"), token),
        new ExtensionSchemaCheck(pagerDuty.extensions(), app.settings(), token),
        new WebhookCheck(
            pagerDuty.webhookSubscriptions(),
            pagerDuty.account(),
            node.page("/pagerduty/webhooks"),
            token));
  }

  private static SignatureCheck.Spot here(Supplier<Presence> server) {
    return new SignatureCheck.Spot("signature", "on this machine", server, "");
  }

  private static SignatureCheck.Spot throughDoor(Supplier<Presence> server) {
    return new SignatureCheck.Spot(
        "signature, public",
        "at PATCHBAY_PUBLIC_URL",
        server,
        " If it works on this machine, what stands before it changes the body or drops the"
            + " X-Slack-… headers, or leads to another Patchbay.");
  }

  private static List<Line> report(
      List<Check> checks, ExecutorService threads, Consumer<Line> each) {
    long end = System.nanoTime() + LIMIT.toNanos();
    var running = checks.stream().map(check -> threads.submit(check::look)).toList();
    var lines = new ArrayList<Line>();
    for (int i = 0; i < checks.size(); i++) {
      for (Finding finding : findings(running.get(i), end)) {
        var line = new Line(checks.get(i).name(), finding);
        lines.add(line);
        each.accept(line);
      }
    }
    return lines;
  }

  private static List<Finding> findings(Future<List<Finding>> running, long end) {
    try {
      return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.fault(
              "The check timed out after " + DoctorWords.seconds(LIMIT) + ".",
              "Fix the other problems, then run doctor again."));
    } catch (ExecutionException e) {
      log.error("A check failed", e.getCause());
      return List.of(
          Finding.fault(
              "The check itself failed ("
                  + String.valueOf(e.getCause()).split("[:\\n]", 2)[0]
                  + ").",
              "Please report this."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.skipped("Doctor was interrupted."));
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
