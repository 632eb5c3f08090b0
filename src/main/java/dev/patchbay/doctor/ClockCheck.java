package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.api.SlackProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** This machine's clock against the vendors': Slack's requests hold for five minutes. */
record ClockCheck(SlackProbe slack, PagerDuty pagerDuty, Clock clock) implements Check {
  private static final Duration ODD = Duration.ofMinutes(1);
  private static final Duration BAD = Duration.ofMinutes(4);
  private static final String NTP = "Set this machine's clock by NTP (chrony, systemd-timesyncd).";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var agreeing = new ArrayList<String>();
    compare("Slack", slack::time, findings, agreeing);
    compare("PagerDuty", pagerDuty::time, findings, agreeing);
    if (!agreeing.isEmpty()) {
      findings.add(0, Finding.ok("It agrees with " + String.join("'s and ", agreeing) + "'s."));
    }
    return findings;
  }

  private void compare(
      String vendor, Supplier<Outcome<Instant>> time, List<Finding> findings, List<String> good) {
    Instant before = clock.instant();
    if (!(time.get() instanceof Outcome.Done<Instant> theirs)) {
      findings.add(Finding.skipped(vendor + " does not tell the time."));
      return;
    }
    Duration took = Duration.between(before, clock.instant());
    Duration ahead = Duration.between(theirs.value(), before.plus(took.dividedBy(2)));
    Duration apart = ahead.abs();
    String seen =
        "This clock is "
            + DoctorWords.seconds(apart)
            + (ahead.isNegative() ? " behind " : " ahead of ")
            + vendor
            + "'s.";
    if (apart.compareTo(BAD) > 0) {
      findings.add(Finding.fault(seen, NTP + " Beyond 300 s Patchbay refuses Slack's requests."));
    } else if (apart.compareTo(ODD) > 0) {
      findings.add(Finding.warning(seen, NTP));
    } else {
      good.add(vendor);
    }
  }
}
