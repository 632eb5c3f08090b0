package dev.patchbay.slack.api;

import com.slack.api.model.ConversationType;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code users.conversations}: which channels a person is in. Thread-safe. */
public final class MembershipApi {
  private static final int PAGE = 999;

  /** Nobody is in more channels than these hold. */
  private static final int PAGES = 10;

  private final Exchange exchange;

  MembershipApi(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Channels of the workspace that the person is in: public ones, and private ones that the bot is
   * in too, as far as its scopes let it see them.
   */
  public Outcome<Set<ChannelId>> channels(TeamId team, SlackUserId user) {
    var both =
        pages(
            team, user, List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL));
    // A workspace may have allowed public channels only.
    return both instanceof Outcome.Refused<Set<ChannelId>> refused
            && refused.refusal() instanceof Refusal.MissingScope
        ? pages(team, user, List.of(ConversationType.PUBLIC_CHANNEL))
        : both;
  }

  private Outcome<Set<ChannelId>> pages(
      TeamId team, SlackUserId user, List<ConversationType> types) {
    var all = new HashSet<ChannelId>();
    String cursor = "";
    for (int page = 0; page < PAGES; page++) {
      var read = page(team, user, types, cursor);
      if (read instanceof Outcome.Refused<Page> refused) {
        return Outcome.refused(refused.refusal());
      }
      var found = ((Outcome.Done<Page>) read).value();
      all.addAll(found.channels());
      cursor = found.next();
      if (cursor.isBlank()) {
        break;
      }
    }
    return Outcome.done(Set.copyOf(all));
  }

  /** {@code next}: blank after the last. */
  private record Page(List<ChannelId> channels, String next) {}

  private Outcome<Page> page(
      TeamId team, SlackUserId user, List<ConversationType> types, String cursor) {
    return exchange.call(
        team,
        Optional.empty(),
        "users.conversations",
        client ->
            client.usersConversations(
                call ->
                    (cursor.isBlank() ? call : call.cursor(cursor))
                        .teamId(team.value())
                        .user(user.value())
                        .types(types)
                        .excludeArchived(true)
                        .limit(PAGE)),
        answer -> {
          var metadata = answer.getResponseMetadata();
          var next = metadata == null ? null : metadata.getNextCursor();
          return new Page(
              answer.getChannels().stream().map(found -> new ChannelId(found.getId())).toList(),
              next == null ? "" : next);
        });
  }
}
