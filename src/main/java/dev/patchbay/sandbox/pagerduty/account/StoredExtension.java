package dev.patchbay.sandbox.pagerduty.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An extension as PagerDuty keeps it, with its real tokens; the API never shows it so.
 *
 * @param failures Slack's refusals in a row
 * @param disabledUntil after three of them (reference/pagerduty.md §3.5)
 */
public record StoredExtension(
    String id,
    String name,
    String schemaId,
    List<String> serviceIds,
    @Nullable String endpointUrl,
    JsonNode config,
    Instant createdAt,
    int failures,
    Optional<Instant> disabledUntil) {
  private static final Set<String> NO_TOKEN = Set.of("", "redacted");

  public StoredExtension {
    serviceIds = List.copyOf(serviceIds);
    config = config.deepCopy();
  }

  /** The token that the extension posts with: the new generation first. */
  public Optional<String> botToken() {
    return token(config.path("bot_access_token_v2"))
        .or(() -> token(config.path("bot").path("bot_access_token")));
  }

  public boolean authorized(Switch.Authorizing rule) {
    boolean fresh =
        token(config.path("bot_access_token_v2")).isPresent()
            && token(config.path("bot_user_id")).isPresent();
    boolean old =
        token(config.path("bot").path("bot_access_token")).isPresent()
            && token(config.path("bot").path("bot_user_id")).isPresent();
    return rule == Switch.Authorizing.BOTH_GENERATIONS ? fresh && old : fresh || old;
  }

  public boolean disabled(Instant now) {
    return disabledUntil.filter(now::isBefore).isPresent();
  }

  public String channel() {
    JsonNode webhook = config.path("incoming_webhook");
    return webhook.path("channel_id").asText(webhook.path("channel").asText(""));
  }

  public boolean notifies(String type, String urgency) {
    return config.path("notify_types").path(type).asBoolean(false)
        && config.path("urgency").path(urgency).asBoolean(false);
  }

  public StoredExtension withHealth(int failuresInRow, Optional<Instant> until) {
    return new StoredExtension(
        id, name, schemaId, serviceIds, endpointUrl, config, createdAt, failuresInRow, until);
  }

  /** Without the config, which holds tokens. */
  @Override
  public String toString() {
    return "StoredExtension[" + id + " " + name + "]";
  }

  private static Optional<String> token(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(text -> !NO_TOKEN.contains(text));
  }
}
