package dev.patchbay.wiring.apply.extension;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.secret.Secret;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.workspace.Installation;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtensionConfigTest {
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "PSERV01"));

  /** The contract's section 5, filled in. */
  private static final String CONTRACT =
      """
      { "ok": true, "app_id": "A1", "token_type": "bot", "scope": "chat:write,commands",
        "access_token": "xoxb-1", "bot_user_id": "UBOT", "bot_access_token_v2": "xoxb-1",
        "bot": { "bot_user_id": "UBOT", "bot_access_token": "xoxb-1" },
        "team": { "id": "T1", "name": "Acme" }, "team_id": "T1", "team_name": "Acme",
        "enterprise": null, "enterprise_id": null, "is_enterprise_install": false,
        "authed_user": { "id": "U1" }, "user_id": "U1",
        "incoming_webhook": { "channel": "#ops", "channel_id": "C1", "configuration_url": "", "url": "" },
        "notify_types": { "trigger": true, "acknowledge": true, "resolve": true, "escalate": true, "assignments": true, "annotate": true },
        "urgency": { "high": true, "low": true }, "restrict": "any",
        "referer": "https://acme.pagerduty.com/service-directory/PSERV01/integrations" }
      """;

  private final ObjectMapper json =
      new ObjectMapper().registerModule(new SimpleModule().addSerializer(Secret.class, reveal()));

  @Test
  void config_is_the_contracts_in_keys_order_and_values() throws IOException {
    var draft = wanted(Optional.empty(), Options.defaults()).draft("PSCHEMA");

    assertThat(json.writeValueAsString(draft.config()))
        .isEqualTo(json.readTree(CONTRACT).toString());
    assertThat(draft.name()).isEqualTo("Checkout API - #ops in Acme");
    assertThat(draft.service()).isEqualTo(KEY.service());
  }

  @Test
  void config_of_a_grid_workspace_names_the_org_and_tokens_stay_hidden() {
    var config = wanted(Optional.of("E1"), Options.defaults()).draft("PSCHEMA").config();

    assertThat(config).containsEntry("enterprise_id", "E1");
    assertThat(config).containsEntry("enterprise", Map.of("id", "E1", "name", "Grid"));
    assertThat(config.toString()).doesNotContain("xoxb");
  }

  @Test
  void options_are_written_as_flags() {
    var options =
        new Options(EnumSet.of(NotifyType.RESOLVE), EnumSet.of(Urgency.LOW), Restrict.PD_USERS);
    var config = wanted(Optional.empty(), options).draft("PSCHEMA").config();

    assertThat(config).containsEntry("restrict", "pd-users");
    assertThat(config).containsEntry("urgency", Map.of("high", false, "low", true));
    assertThat(config.get("notify_types"))
        .hasToString(
            "{trigger=false, acknowledge=false, resolve=true, escalate=false, assignments=false,"
                + " annotate=false}");
  }

  @Test
  void redacted_tokens_and_keys_of_pagerdutys_are_no_difference_and_ours_are() throws IOException {
    var wanted = wanted(Optional.empty(), Options.defaults());
    var read = read();
    read.put("access_token", "redacted");
    read.remove("bot_access_token_v2");
    read.put("derived", "by PagerDuty");

    assertThat(changes(wanted, "Checkout API - #ops in Acme", read)).isEmpty();
    assertThat(changes(wanted, "Old - #ops in Acme", read)).containsOnlyKeys("name");
    var fields =
        Map.of(
            "notify_types", "notify",
            "urgency", "urgency",
            "restrict", "restrict",
            "incoming_webhook", "channel");
    fields.forEach(
        (key, field) -> {
          var changed = new HashMap<>(read);
          changed.put(key, Map.of());
          assertThat(changes(wanted, "Checkout API - #ops in Acme", changed))
              .containsOnlyKeys(field);
        });
  }

  @Test
  void bot_user_that_is_shown_and_not_ours_is_a_difference() throws IOException {
    var wanted = wanted(Optional.empty(), Options.defaults());
    var read = read();
    read.put("bot_user_id", "UOTHER");

    assertThat(changes(wanted, "Checkout API - #ops in Acme", read))
        .containsExactly(Map.entry("bot_user", new FieldChange("UOTHER", "UBOT")));
    read.remove("bot_user_id");
    assertThat(changes(wanted, "Checkout API - #ops in Acme", read)).isEmpty();
  }

  @Test
  void one_generation_of_the_bot_fields_with_a_persons_id_is_a_difference() throws IOException {
    var wanted = wanted(Optional.empty(), Options.defaults());
    var read = read();
    read.put("bot", Map.of("bot_user_id", "UOTHER"));
    read.put("user_id", "UOTHER");

    assertThat(changes(wanted, "Checkout API - #ops in Acme", read))
        .containsExactly(Map.entry("bot_user", new FieldChange("UOTHER", "UBOT")));
    assertThat(found("x", read).condition().personal()).isTrue();
  }

  @Test
  void extension_posts_to_a_channel_only_in_its_own_workspace() throws IOException {
    var read = read();
    assertThat(found("x", read).postsTo(KEY)).isTrue();
    read.put("team", Map.of("id", "T2"));
    assertThat(found("x", read).postsTo(KEY)).isFalse();
    read.remove("team");
    assertThat(found("x", read).postsTo(KEY)).isTrue();
    read.put("team_id", "T2");
    assertThat(found("x", read).postsTo(KEY)).isFalse();
    read.remove("team_id");
    assertThat(found("x", read).postsTo(KEY)).isTrue();
    assertThat(found("x", Map.of()).postsTo(KEY)).isFalse();
  }

  @SuppressWarnings("unchecked") // the JSON above is an object
  private Map<String, Object> read() throws IOException {
    return json.readValue(CONTRACT, HashMap.class);
  }

  private static Map<String, FieldChange> changes(
      ExtensionConfig wanted, String name, Map<String, Object> config) {
    return Planner.changes(found(name, config).fields(), wanted.fields());
  }

  private static FoundExtension found(String name, Map<String, Object> config) {
    return ExtensionReader.found(
        new Extension(
            "PEXT",
            name,
            "PSCHEMA",
            List.of(KEY.service()),
            config,
            new Extension.Shown(Map.of(), true, false)),
        KEY.service());
  }

  private static ExtensionConfig wanted(Optional<String> enterprise, Options options) {
    var installation =
        new Installation(
            Optional.of(KEY.team()),
            enterprise,
            "Grid",
            "Acme",
            "",
            false,
            "A1",
            "B1",
            "UBOT",
            "chat:write,commands",
            Optional.empty(),
            Secret.of("xoxb-1"),
            Instant.EPOCH);
    return new ExtensionConfig(
        installation,
        KEY,
        "ops",
        new ServiceName(KEY.service(), "Checkout API"),
        options,
        new SlackUserId("U1"),
        new PagerDutyLinks(ACCOUNT));
  }

  private static JsonSerializer<Secret> reveal() {
    return new JsonSerializer<>() {
      @Override
      public void serialize(Secret secret, JsonGenerator json, SerializerProvider all)
          throws IOException {
        json.writeString(secret.reveal());
      }
    };
  }
}
