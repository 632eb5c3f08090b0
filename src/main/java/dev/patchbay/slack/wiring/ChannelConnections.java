package dev.patchbay.slack.wiring;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.inbound.CommandRequest;
import dev.patchbay.wiring.Connection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of a channel's connections somebody means. Asks no vendor: their names are kept here. */
public final class ChannelConnections {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://\\S+?/(?:service-directory|services)/([A-Za-z0-9]+).*");

  private final BiFunction<TeamId, ChannelId, List<Connection>> inChannel;

  public ChannelConnections(BiFunction<TeamId, ChannelId, List<Connection>> inChannel) {
    this.inChannel = inChannel;
  }

  List<Connection> all(CommandRequest request) {
    return inChannel.apply(request.actor().team(), request.channel());
  }

  /**
   * Those of {@code all} that the words mean: by id or address, else by the whole name, else by a
   * part of it. Blank words mean all.
   */
  static List<Connection> meant(List<Connection> all, String words) {
    if (words.isEmpty()) {
      return all;
    }
    Matcher address = ADDRESS.matcher(words);
    String id = address.matches() ? address.group(1) : words;
    String name = words.toLowerCase(Locale.ROOT);
    var byId = only(all, one -> one.key().service().value().equalsIgnoreCase(id));
    if (!byId.isEmpty()) {
      return byId;
    }
    var whole = only(all, one -> one.serviceName().strip().toLowerCase(Locale.ROOT).equals(name));
    if (!whole.isEmpty()) {
      return whole;
    }
    return only(all, one -> one.serviceName().toLowerCase(Locale.ROOT).contains(name));
  }

  private static List<Connection> only(List<Connection> all, Predicate<Connection> which) {
    return all.stream().filter(which).toList();
  }
}
