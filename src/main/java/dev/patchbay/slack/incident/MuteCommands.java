package dev.patchbay.slack.incident;

import dev.patchbay.incident.card.Muting;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /pd mute} and {@code /pd unmute}: no new cards in a channel for a while. */
final class MuteCommands {
  private static final Pattern LENGTH =
      Pattern.compile("(\\d{1,4})\\s*(m|min|mins|minutes?|h|hours?|d|days?)");
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Muting muting;
  private final Clock clock;

  MuteCommands(Muting muting, Clock clock) {
    this.muting = muting;
    this.clock = clock;
  }

  Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.MUTE, this::mute, KnownCommand.UNMUTE, this::unmute);
  }

  private Ack mute(Interaction request, String rest) {
    var length = length(rest);
    if (length.isEmpty()) {
      return Replies.words(
          "Say for how long to mute this channel, at most 7 days: `/pd mute 30m`, `/pd mute 2h`.");
    }
    var until = clock.instant().plus(length.get());
    muting.mute(request.here(), until, request.actor().user());
    return Replies.words(
        "Patchbay posts no new incidents here until "
            + Mrkdwn.date(until, "{date_short_pretty} {time}")
            + " and then sums up what this channel missed. Cards that are here stay up to date."
            + " To end it now, run `/pd unmute`.");
  }

  private Ack unmute(Interaction request, String rest) {
    return Replies.words(
        muting.unmute(request.here())
            ? "Patchbay posts new incidents here again."
            : "This channel isn't muted. Nothing changed.");
  }

  static Optional<Duration> length(String words) {
    var found = LENGTH.matcher(words.strip().toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(found.group(1));
    var length =
        switch (found.group(2).charAt(0)) {
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(length).filter(it -> !it.isZero() && it.compareTo(LONGEST) <= 0);
  }
}
