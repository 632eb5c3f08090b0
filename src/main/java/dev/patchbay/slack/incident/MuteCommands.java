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
  private static final Pattern PART =
      Pattern.compile("(\\d{1,4})\\s*(minutes?|mins?|m|hours?|h|days?|d)\\s*");
  private static final Pattern LENGTH = Pattern.compile("(?:" + PART + ")+");
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

  /** "2h", "1h30m", "1 hour 30 min"; empty where that is no time, or more than seven days. */
  static Optional<Duration> length(String words) {
    var typed = words.strip().toLowerCase(Locale.ROOT);
    if (!LENGTH.matcher(typed).matches()) {
      return Optional.empty();
    }
    var length =
        PART.matcher(typed)
            .results()
            .map(part -> part(Long.parseLong(part.group(1)), part.group(2).charAt(0)))
            .reduce(Duration.ZERO, Duration::plus);
    return Optional.of(length).filter(it -> !it.isZero() && it.compareTo(LONGEST) <= 0);
  }

  private static Duration part(long number, char unit) {
    return switch (unit) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
