package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Extensions: hidden tokens, keys of PagerDuty's own, rights (reference/pagerduty.md §3). */
class ExtensionsTest {
  private static final String TOKEN = "xoxb-1-secret";
  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;

  @AfterEach
  void close() {
    acme.close();
  }

  private String create() {
    var reply = acme.post(acme.tokenOf(acme.alice), "/extensions", acme.extension("C1", TOKEN));
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().at("/extension/id").asText();
  }

  @Test
  void tokens_are_kept_and_never_shown() {
    String id = create();

    var shown = acme.get(acme.appToken(), "/extensions/" + id);

    assertThat(shown.body()).doesNotContain(TOKEN);
    var extension = shown.json().path("extension");
    assertThat(extension.at("/config/access_token").asText()).isEqualTo("redacted");
    assertThat(extension.path("config").has("bot")).isFalse();
    assertThat(extension.path("config").has("bot_access_token_v2")).isFalse();
    assertThat(extension.at("/config/webhook_id").asText()).isEqualTo(id);
    assertThat(extension.path("authorized").asBoolean()).isTrue();
    assertThat(extension.path("type").asText()).isEqualTo("webhook");
    assertThat(
            pagerDuty
                .account()
                .stored(id)
                .orElseThrow()
                .config()
                .path("bot_access_token_v2")
                .asText())
        .isEqualTo(TOKEN);
    assertThat(pagerDuty.requests().toString()).doesNotContain("1-secret");
    assertThat(pagerDuty.snapshot().toString()).doesNotContain(TOKEN);
  }

  @Test
  void all_tokens_vanish_when_switched_so() {
    pagerDuty.switches().set(Switch.Redaction.ALL_REMOVED);
    String id = create();

    var config = acme.get(acme.appToken(), "/extensions/" + id).json().at("/extension/config");

    assertThat(config.has("access_token")).isFalse();
  }

  @Test
  void writing_back_what_was_read_breaks_the_extension_and_is_a_violation() {
    String id = create();
    ObjectNode read = (ObjectNode) acme.get(acme.appToken(), "/extensions/" + id).json();

    acme.put(acme.tokenOf(acme.alice), "/extensions/" + id, read);

    var after = acme.get(acme.appToken(), "/extensions/" + id).json();
    assertThat(after.at("/extension/authorized").asBoolean()).isFalse();
    assertThat(pagerDuty.violations()).hasSize(1).first().asString().contains("redacted");
  }

  @Test
  void put_replaces_the_config_or_merges_it() {
    String id = create();
    ObjectNode slim = acme.extension("C2", TOKEN);
    ((ObjectNode) slim.at("/extension/config")).remove("ok");

    acme.put(acme.tokenOf(acme.alice), "/extensions/" + id, slim);
    boolean replaced = pagerDuty.account().stored(id).orElseThrow().config().has("ok");
    acme.put(acme.tokenOf(acme.alice), "/extensions/" + id, acme.extension("C1", TOKEN));
    pagerDuty.switches().set(Switch.ConfigPut.MERGES);
    acme.put(acme.tokenOf(acme.alice), "/extensions/" + id, slim);

    assertThat(replaced).isFalse();
    assertThat(pagerDuty.account().stored(id).orElseThrow().config().has("ok")).isTrue();
    assertThat(pagerDuty.account().stored(id).orElseThrow().channel()).isEqualTo("C2");
  }

  @Test
  void both_generations_of_bot_fields_authorize() {
    ObjectNode one = acme.extension("C1", TOKEN);
    ((ObjectNode) one.at("/extension/config")).remove("bot");

    var strict = acme.post(acme.tokenOf(acme.alice), "/extensions", one);
    pagerDuty.switches().set(Switch.Authorizing.EITHER_GENERATION);
    var lenient = acme.post(acme.tokenOf(acme.alice), "/extensions", one);

    assertThat(strict.json().at("/extension/authorized").asBoolean()).isFalse();
    assertThat(lenient.json().at("/extension/authorized").asBoolean()).isTrue();
  }

  @Test
  void a_responder_may_not_write_extensions() {
    var refused = acme.post(acme.tokenOf(acme.bob), "/extensions", acme.extension("C1", TOKEN));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(2010);
    assertThat(pagerDuty.account().stored()).isEmpty();
  }

  @Test
  void what_is_missing_is_named() {
    var refused = acme.post(acme.tokenOf(acme.alice), "/extensions", "{\"extension\":{}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(2001);
    assertThat(refused.json().at("/error/errors")).hasSize(3);
  }

  @Test
  void list_by_schema_and_service_then_delete_once() {
    String id = create();
    String schema = pagerDuty.settings().slackSchemaId();
    String query = "?extension_schema_id=" + schema + "&extension_object_id=" + acme.checkout.id();
    String token = acme.tokenOf(acme.alice);

    var listed = acme.get(token, "/extensions" + query).json();
    var other = acme.get(token, "/extensions?extension_schema_id=PD8SURB").json();
    var gone = acme.rest("DELETE", token, "/extensions/" + id, "", Map.of());
    var again = acme.rest("DELETE", token, "/extensions/" + id, "", Map.of());

    assertThat(listed.at("/extensions/0/id").asText()).isEqualTo(id);
    assertThat(other.path("extensions")).isEmpty();
    assertThat(gone.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(404);
  }

  @Test
  void the_slack_schema_is_found_by_paging_and_not_by_a_fixed_id() {
    var first = acme.get(acme.appToken(), "/extension_schemas?limit=2").json();
    var last = acme.get(acme.appToken(), "/extension_schemas?limit=2&offset=4").json();

    assertThat(first.path("more").asBoolean()).isTrue();
    assertThat(last.path("more").asBoolean()).isFalse();
    assertThat(pagerDuty.settings().slackSchemaId()).isNotEqualTo("PII3QUR");
    assertThat(acme.get(acme.appToken(), "/extension_schemas").body()).doesNotContain("PII3QUR");
  }
}
