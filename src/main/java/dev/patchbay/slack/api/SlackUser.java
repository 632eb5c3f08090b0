package dev.patchbay.slack.api;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.model.User;
import com.slack.api.util.json.GsonFactory;
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
 * @param unproven Slack says that they have not confirmed the address, or not come after an
 *     invitation to it
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
    boolean unproven,
    Optional<Set<String>> granted) {
  private static final String SCOPES = "x-oauth-scopes";

  private static final Gson GSON = GsonFactory.createSnakeCase();

  /**
   * @param user as Slack wrote it
   * @param headers as of {@link #of(SlackUserId, User, Map)}
   */
  static SlackUser of(
      SlackUserId id, JsonObject user, @Nullable Map<String, List<String>> headers) {
    boolean unconfirmed =
        user.get("is_email_confirmed") instanceof JsonPrimitive said
            && said.isBoolean()
            && !said.getAsBoolean();
    return of(id, GSON.fromJson(user, User.class), unconfirmed, headers);
  }

  /**
   * @param headers of the answer, names in lower case
   */
  static SlackUser of(SlackUserId id, User user, @Nullable Map<String, List<String>> headers) {
    return of(id, user, false, headers);
  }

  private static SlackUser of(
      SlackUserId id, User user, boolean unconfirmed, @Nullable Map<String, List<String>> headers) {
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
        unconfirmed || user.isInvitedUser(),
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
