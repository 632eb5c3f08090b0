package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is ours to say out of an extension that anyone may have written. Pure. */
public final class ExtensionReader {
  private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,30}");

  private ExtensionReader() {}

  public static FoundExtension found(Extension extension, ServiceId service) {
    var config = extension.config();
    var team = part(config, "team").get("id");
    var teamId = team == null ? config.get("team_id") : team;
    return new FoundExtension(
        extension.id(),
        service,
        Optional.ofNullable(teamId).map(Object::toString),
        new ExtensionFields(
            extension.name(),
            text(part(config, "incoming_webhook").get("channel_id")),
            flags(part(config, "notify_types"), NotifyType.values(), NotifyType::key),
            flags(part(config, "urgency"), Urgency.values(), Urgency::key),
            text(config.get("restrict")),
            botUser(config)),
        new FoundExtension.Condition(
            extension.shown().paused(), extension.shown().authorized(), isPersonal(config)),
        madeBy(config));
  }

  private static Optional<SlackUserId> madeBy(Map<String, Object> config) {
    var shown = text(part(config, "authed_user").get("id"));
    return Optional.of(shown.isBlank() ? text(config.get("user_id")) : shown)
        .filter(id -> PERSON.matcher(id).matches() && !id.equals(botUser(config)))
        .map(SlackUserId::new);
  }

  /** Both generations of the field where they differ: either token may be the one that posts. */
  private static String botUser(Map<String, Object> config) {
    return Stream.of(config.get("bot_user_id"), part(config, "bot").get("bot_user_id"))
        .map(ExtensionReader::text)
        .filter(id -> !id.isBlank())
        .distinct()
        .collect(Collectors.joining(ExtensionFields.BETWEEN_BOTS));
  }

  /**
   * A person's id in the place of a bot's, or a token that is shown (reference/pagerduty.md §3.2).
   */
  private static boolean isPersonal(Map<String, Object> config) {
    var bots = List.of(botUser(config).split(ExtensionFields.BETWEEN_BOTS, -1));
    var persons = List.of(text(part(config, "authed_user").get("id")), text(config.get("user_id")));
    boolean shown =
        Stream.of(
                config.get("access_token"),
                config.get("bot_access_token_v2"),
                part(config, "bot").get("bot_access_token"))
            .anyMatch(token -> text(token).startsWith("xoxp-"));
    return shown
        || "user".equals(config.get("token_type"))
        || bots.stream().anyMatch(bot -> !bot.isBlank() && persons.contains(bot));
  }

  private static <T> Set<T> flags(Map<?, ?> flags, T[] all, Function<T, String> key) {
    return Arrays.stream(all)
        .filter(one -> "true".equals(String.valueOf(flags.get(key.apply(one)))))
        .collect(Collectors.toSet());
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static Map<?, ?> part(Map<String, Object> config, String name) {
    return config.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
