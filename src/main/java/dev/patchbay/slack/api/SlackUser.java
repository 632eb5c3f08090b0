package dev.patchbay.slack.api;

import com.slack.api.model.User;
import dev.patchbay.core.SlackUserId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Slack user as {@code users.info} shows them.
 *
 * @param name to be shown only
 * @param email empty where the app may not read it: Slack then leaves it out without an error
 * @param guest a guest of one channel or of several
 * @param team their own workspace
 * @param org their own Grid org, if any
 * @param zone where they are; empty where Slack does not say
 * @param stranger of another workspace, seen through Slack Connect
 * @param granted the scopes of the token that asked; empty where Slack does not say
 */
public record SlackUser(
    SlackUserId id,
    String name,
    Optional<String> email,
    Optional<String> team,
    Optional<String> org,
    boolean deleted,
    boolean bot,
    boolean guest,
    Optional<ZoneId> zone,
    boolean stranger,
    Optional<Set<String>> granted) {
  private static final String SCOPES = "x-oauth-scopes";

  /**
   * @param headers of the answer, names in lower case
   */
  static SlackUser of(SlackUserId id, User user, @Nullable Map<String, List<String>> headers) {
    var profile = user.getProfile();
    return new SlackUser(
        id,
        present(user.getRealName()).orElse(id.value()),
        profile == null ? Optional.empty() : present(profile.getEmail()),
        present(user.getTeamId()),
        Optional.ofNullable(user.getEnterpriseUser())
            .flatMap(org -> present(org.getEnterpriseId())),
        user.isDeleted(),
        user.isBot(),
        user.isRestricted() || user.isUltraRestricted(),
        zone(user.getTz()),
        user.isStranger(),
        Optional.ofNullable(headers)
            .flatMap(all -> Optional.ofNullable(all.get(SCOPES)))
            .map(SlackUser::scopes));
  }

  private static Set<String> scopes(List<String> header) {
    return Set.copyOf(List.of(String.join(",", header).strip().split("[\\s,]+")));
  }

  private static Optional<ZoneId> zone(@Nullable String name) {
    try {
      return present(name).map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> present(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
