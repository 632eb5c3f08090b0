package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.ExtensionDraft;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.workspace.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The extension that PagerDuty is to have for a connection (contract, section 5): whole, made of
 * what we know, never of a config that was read, since PagerDuty hides the tokens in those. Pure.
 *
 * @param connectedBy the Slack user who connects
 */
public record ExtensionConfig(
    Installation installation,
    ConnectionKey key,
    String channelName,
    ServiceName service,
    Options options,
    SlackUserId connectedBy,
    PagerDutyLinks links) {

  public String name() {
    return ExtensionFields.name(service.name(), channelName, installation.teamName());
  }

  public ExtensionDraft draft(String schemaId) {
    return new ExtensionDraft(name(), schemaId, key.service(), config());
  }

  /** The part that can be compared. */
  public ExtensionFields fields() {
    return ExtensionFields.of(name(), key.channel(), options, installation.botUserId());
  }

  /** What was written for a connection when it was stored, with the installation of today. */
  public ExtensionConfig asOf(Connection stored) {
    return new ExtensionConfig(
        installation,
        stored.key(),
        stored.channelName(),
        new ServiceName(stored.key().service(), stored.serviceName()),
        stored.options(),
        stored.connectedBy(),
        links);
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
    config.put("authed_user", map("id", connectedBy.value()));
    config.put("user_id", connectedBy.value());
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
