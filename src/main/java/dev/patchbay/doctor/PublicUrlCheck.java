package dev.patchbay.doctor;

import java.util.List;
import java.util.function.Supplier;

/** Whether PATCHBAY_PUBLIC_URL can be reached by vendors, and leads here. */
record PublicUrlCheck(
    Setup.Node node, boolean socketMode, Supplier<Presence> local, Supplier<Presence> outside)
    implements Check {
  private static final String SET = "Set PATCHBAY_PUBLIC_URL to the https address under which ";

  @Override
  public String name() {
    return "public URL";
  }

  @Override
  public List<Finding> look() {
    return List.of(scheme(), reached());
  }

  private Finding scheme() {
    if (node.local()) {
      return Finding.warning(
          "PATCHBAY_PUBLIC_URL is " + node.publicUrl() + ": only this machine reaches it.",
          SET
              + (socketMode
                  ? "your people's browsers reach this server: the PagerDuty login needs it."
                  : "Slack, PagerDuty and browsers reach this server. For trying out it is fine."));
    }
    if (!node.https()) {
      return Finding.fault(
          "PATCHBAY_PUBLIC_URL is " + node.publicUrl() + ", without https.",
          SET + "it is reached: Slack accepts no other, and logins must not travel unencrypted.");
    }
    return Finding.ok("PATCHBAY_PUBLIC_URL is https.");
  }

  private Finding reached() {
    var presence = outside.get();
    if (presence instanceof Presence.Here) {
      return Finding.ok("A Patchbay answers at " + node.publicUrl() + ", asked from here.");
    }
    boolean runs = local.get() instanceof Presence.Here;
    if (presence instanceof Presence.OtherServer other) {
      String to = other.location().isEmpty() ? "" : " and sends on to " + other.location();
      String seen = node.publicUrl() + " isn't Patchbay (HTTP " + other.status() + to + ").";
      return runs
          ? Finding.fault(
              seen,
              "Let it lead to port "
                  + node.port()
                  + " of this server (proxy, DNS), or fix PATCHBAY_PUBLIC_URL.")
          : Finding.skipped(seen + " The server does not run, so that may be all right.");
    }
    var noAnswer = (Presence.NoAnswer) presence;
    String seen = node.publicUrl() + " cannot be reached from here: " + noAnswer.words() + ".";
    boolean asExpected = !runs && (noAnswer.why() == Wire.Why.REFUSED);
    if (asExpected) {
      return Finding.skipped(seen + " The server does not run, so that may be all right.");
    }
    return noAnswer.why() == Wire.Why.TIMEOUT || socketMode
        ? Finding.warning(
            seen,
            "Open "
                + node.page("/healthz")
                + " from outside: some networks do not let a machine reach its own public address."
                + " If it fails there too, fix DNS, proxy or firewall, or PATCHBAY_PUBLIC_URL.")
        : Finding.fault(seen, "Fix DNS, certificate, proxy or firewall, or PATCHBAY_PUBLIC_URL.");
  }
}
