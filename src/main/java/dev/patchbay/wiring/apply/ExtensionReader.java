package dev.patchbay.wiring.apply;

import dev.patchbay.pagerduty.Extension;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is ours to say out of an extension that anybody may have written. Pure. */
final class ExtensionReader {
  private ExtensionReader() {}

  static FoundExtension found(Extension extension) {
    var config = extension.config();
    var team = part(config, "team").get("id");
    var teamId = team == null ? config.get("team_id") : team;
    return new FoundExtension(
        extension.id(),
        Optional.ofNullable(teamId).map(Object::toString),
        new ExtensionFields(
            extension.name(),
            text(part(config, "incoming_webhook").get("channel_id")),
            flags(part(config, "notify_types"), NotifyType.values(), NotifyType::key),
            flags(part(config, "urgency"), Urgency.values(), Urgency::key),
            text(config.get("restrict")),
            text(config.get("bot_user_id"))));
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
