package dev.patchbay.slack.incident;

import dev.patchbay.core.Place;
import dev.patchbay.incident.card.Muting;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /pd mute} and {@code /pd unmute}: no new cards in a channel for a while. */
final class MuteCommands {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,4})\\s*(minutes?|mins?|m|hours?|h|days?|d)\\s*");
  private static final Pattern LENGTH = Pattern.compile("(?:" + PART + ")+");
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_NAMED = 5;

  private final Muting muting;
  private final Function<Place, List<Connection>> connections;
  private final Clock clock;

  MuteCommands(Muting muting, Function<Place, List<Connection>> connections, Clock clock) {
    this.muting = muting;
    this.connections = connections;
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
            + byPagerDuty(connections.apply(request.here()))
            + " To end it now, run `/pd unmute`.");
  }

  /** What a mute can't keep away: the messages of extensions are PagerDuty's. */
  static String byPagerDuty(List<Connection> connections) {
    var names =
        connections.stream()
            .filter(one -> one.extension().isPresent())
            .map(one -> Mrkdwn.escaped(one.serviceName()))
            .toList();
    if (names.isEmpty()) {
      return "";
    }
    int more = names.size() - MOST_NAMED;
    return " PagerDuty itself still posts incidents of "
        + names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + ". To mute those too, change their delivery with `/pd edit`.";
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
