package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.SlackChannel;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.workspace.Grant;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a channel's connections. An {@code Optional} of an outcome is empty where the
 * answer did not come in time.
 *
 * @param grant what the workspace granted; empty where Patchbay is not installed
 * @param direct a direct message, which cannot be connected
 * @param install where Patchbay is installed again, empty where nobody can
 * @param unseen how many connections more there are than are looked at
 */
record Status(
    ChannelId channel,
    boolean direct,
    Optional<Grant> grant,
    Optional<Outcome<SlackChannel>> place,
    List<Line> lines,
    int unseen,
    People people,
    Optional<URI> install) {

  /** One connection, and what PagerDuty says of its extension. */
  public record Line(Connection connection, Optional<Outcome<CheckConnection.Seen>> atPagerDuty) {}

  /**
   * Whose permissions are used.
   *
   * @param byEmail whether buttons act for who asks without a login, in mrkdwn; empty where it is
   *     needed for everything
   */
  public record People(App app, You you, Optional<String> byEmail) {}

  /**
   * The app's own token.
   *
   * @param trouble why there is none, or why it is not refreshed
   * @param missing scopes that it is missing; empty also where nobody knows
   */
  public record App(boolean ready, Optional<Refusal> trouble, Set<String> missing) {}

  /** Who asks; {@code person} is empty without a login that holds, and {@code why} says why. */
  public record You(Optional<Person> person, Optional<Refusal> why) {}
}
