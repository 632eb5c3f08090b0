package dev.patchbay.wiring.apply;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.pagerduty.ExtensionDraft;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.workspace.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The extension that PagerDuty is to have for a connection (contract, section 5): whole, made of
 * what we know, never of a config that was read, since PagerDuty hides the tokens in those. Pure.
 *
 * @param wisher the Slack member who connects
 */
record ExtensionConfig(
    Installation installation,
    ConnectionKey key,
    String channelName,
    ServiceName service,
    Options options,
    SlackUserId wisher,
    PagerDutyLinks links) {

  String name() {
    return service.name() + " - #" + channelName + " in " + installation.teamName();
  }

  ExtensionDraft draft(String schemaId) {
    return new ExtensionDraft(name(), schemaId, key.service(), config());
  }

  /** Whether PagerDuty's extension is as wanted, as far as it is ours to say and can be read. */
  boolean sameAs(Extension actual) {
    var config = config();
    return actual.name().equals(name())
        && sameFlags(config, actual, "notify_types")
        && sameFlags(config, actual, "urgency")
        && Objects.equals(config.get("restrict"), actual.config().get("restrict"))
        && isOf(actual, key.channel())
        && !hasForeignBot(actual, installation.botUserId());
  }

  /** Where PagerDuty shows no bot user, none is foreign. */
  static boolean hasForeignBot(Extension actual, String botUserId) {
    return actual.config().get("bot_user_id") instanceof String shown && !shown.equals(botUserId);
  }

  /** Whether our bot is the one that posts through it, under the name that we would give. */
  boolean madeByUs(Extension actual) {
    return actual.name().equals(name())
        && installation.botUserId().equals(actual.config().get("bot_user_id"));
  }

  /** Whether the extension posts to this connection's channel, whoever made it. */
  static boolean leadsTo(Extension actual, ConnectionKey key) {
    var team = part(actual.config(), "team").get("id");
    var teamId = team == null ? actual.config().get("team_id") : team;
    return isOf(actual, key.channel()) && (teamId == null || key.team().value().equals(teamId));
  }

  private static boolean isOf(Extension actual, ChannelId channel) {
    var webhook = part(actual.config(), "incoming_webhook");
    return channel.value().equals(webhook.get("channel_id"));
  }

  private static boolean sameFlags(Map<String, Object> wanted, Extension actual, String name) {
    var flags = part(actual.config(), name);
    return part(wanted, name).entrySet().stream()
        .allMatch(
            flag -> flag.getValue().toString().equals(String.valueOf(flags.get(flag.getKey()))));
  }

  private static Map<?, ?> part(Map<String, Object> config, String name) {
    return config.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private Map<String, Object> config() {
    var token = installation.botToken();
    var botUser = installation.botUserId();
    var team = key.team().value();
    var teamName = installation.teamName();
    var config = new LinkedHashMap<String, Object>();
    config.put("ok", true);
    config.put("app_id", installation.appId());
    config.put("token_type", "bot");
    config.put("scope", installation.scopes());
    config.put("access_token", token);
    config.put("bot_user_id", botUser);
    config.put("bot_access_token_v2", token);
    config.put("bot", map("bot_user_id", botUser, "bot_access_token", token));
    config.put("team", map("id", team, "name", teamName));
    config.put("team_id", team);
    config.put("team_name", teamName);
    config.put("enterprise", enterprise());
    config.put("enterprise_id", installation.enterprise().orElse(null));
    config.put("is_enterprise_install", installation.orgWide());
    config.put("authed_user", map("id", wisher.value()));
    config.put("user_id", wisher.value());
    config.put("incoming_webhook", webhook());
    config.put("notify_types", notifyTypes());
    config.put("urgency", urgency());
    config.put("restrict", options.restrict().key());
    config.put("referer", links.serviceIntegrations(key.service()).toString());
    return config;
  }

  private @Nullable Map<String, Object> enterprise() {
    return installation
        .enterprise()
        .map(id -> map("id", id, "name", installation.enterpriseName()))
        .orElse(null);
  }

  private Map<String, Object> webhook() {
    var webhook = map("channel", "#" + channelName, "channel_id", key.channel().value());
    webhook.put("configuration_url", "");
    webhook.put("url", "");
    return webhook;
  }

  private Map<String, Object> notifyTypes() {
    var types = new LinkedHashMap<String, Object>();
    for (var type : NotifyType.values()) {
      types.put(type.key(), options.notifyTypes().contains(type));
    }
    return types;
  }

  private Map<String, Object> urgency() {
    var urgency = new LinkedHashMap<String, Object>();
    for (var one : List.of(Urgency.values())) {
      urgency.put(one.key(), options.urgency().contains(one));
    }
    return urgency;
  }

  private static Map<String, Object> map(String key, Object value) {
    var map = new LinkedHashMap<String, Object>();
    map.put(key, value);
    return map;
  }

  private static Map<String, Object> map(String key, Object value, String second, Object other) {
    var map = map(key, value);
    map.put(second, other);
    return map;
  }
}
