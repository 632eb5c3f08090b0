package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtensionsApiTest {
  private static final ServiceId P1 = new ServiceId(ACCOUNT, "P1");

  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final ExtensionsApi api = bench.pagerDuty.extensions();
  private final FakeTokens person = FakeTokens.person();

  @AfterEach
  void close() {
    bench.close();
  }

  static String extension(String id, String schema, String service) {
    return ("{'id':'%s','name':'n','type':'webhook','endpoint_url':null,"
            + "'extension_schema':{'id':'%s','type':'extension_schema_reference'},"
            + "'extension_objects':[{'id':'%s','type':'service_reference'}],"
            + "'config':{'restrict':'any','access_token':'redacted','enterprise':null}}")
        .formatted(id, schema, service)
        .replace('\'', '"');
  }

  static ExtensionDraft draft() {
    var config = new LinkedHashMap<String, Object>();
    config.put("ok", true);
    config.put("access_token", Secret.of("xoxb-1"));
    config.put("bot", Map.of("bot_access_token", Secret.of("xoxb-1")));
    config.put("enterprise", null);
    return new ExtensionDraft("Checkout - #ops in Acme", "PS", P1, config);
  }

  private static String schemas(boolean more, String... idAndLabel) {
    var rows = new StringBuilder();
    for (int i = 0; i < idAndLabel.length; i += 2) {
      rows.append(i == 0 ? "" : ",")
          .append("{\"id\":\"%s\",\"label\":\"%s\"}".formatted(idAndLabel[i], idAndLabel[i + 1]));
    }
    return "{\"extension_schemas\":[" + rows + "],\"more\":" + more + "}";
  }

  @Test
  void slackSchema_is_found_by_label_on_a_later_page_and_kept() {
    server.answer(200, schemas(true, "PX", "Slack")).answer(200, schemas(false, "PS", "SLACK v2"));
    assertThat(done(api.slackSchema(person.credential()))).isEqualTo("PS");
    assertThat(done(api.slackSchema(person.credential()))).isEqualTo("PS");
    assertThat(server.seen()).hasSize(2);
    assertThat(server.seen().get(1).uri().getQuery()).contains("offset=100", "limit=100");
  }

  @Test
  void slackSchema_not_listed_is_the_fallback_and_looked_up_again() {
    server.answer(200, schemas(false, "PX", "Slack")).answer(200, schemas(false, "PS", "Slack V2"));
    assertThat(done(api.slackSchema(person.credential()))).isEqualTo("PII3QUR");
    assertThat(done(api.slackSchema(person.credential()))).isEqualTo("PS");
  }

  @Test
  void slackSchema_refused_is_refused_and_not_guessed() {
    server.answer(403, "{\"error\":{\"required_scopes\":\"extension_schemas.read\"}}");
    assertThat(refused(api.slackSchema(person.credential())))
        .isInstanceOf(Refusal.MissingScope.class);
  }

  @Test
  void onService_reads_all_pages_and_filters_what_the_server_did_not() {
    server
        .answer(
            200,
            "{\"extensions\":[%s,%s],\"more\":true}"
                .formatted(extension("E1", "PS", "P1"), extension("E2", "PS", "P2")))
        .answer(
            200,
            "{\"extensions\":[%s,%s,%s],\"more\":false}"
                .formatted(
                    extension("E1", "PS", "P1"),
                    extension("E3", "OTHER", "P1"),
                    extension("E4", "PS", "P1")));
    List<Extension> found = done(api.onService(person.credential(), "PS", P1));
    assertThat(found).extracting(Extension::id).containsExactly("E1", "E4");
    assertThat(found.get(0).config()).containsEntry("restrict", "any").containsKey("enterprise");
    assertThat(server.seen().get(0).uri().getQuery())
        .contains("extension_object_id=P1", "extension_schema_id=PS");
  }

  @Test
  void onService_of_a_server_that_always_has_more_ends() {
    String page = "{\"extensions\":[%s],\"more\":true}".formatted(extension("E1", "PS", "P1"));
    server.answer(200, page).answer(200, page);
    assertThat(done(api.onService(person.credential(), "PS", P1))).hasSize(1);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void create_sends_the_whole_object_with_the_token_revealed() throws JsonProcessingException {
    server.answer(201, "{\"extension\":" + extension("E9", "PS", "P1") + "}");
    assertThat(done(api.create(person.credential(), draft())).id()).isEqualTo("E9");
    var sent = server.seen().get(0);
    assertThat(sent.method() + " " + sent.uri()).isEqualTo("POST /extensions");
    assertThat(sent.header("Content-Type")).isEqualTo("application/json");
    String wanted =
        "{'extension':{'name':'Checkout - #ops in Acme',"
            + "'extension_schema':{'id':'PS','type':'extension_schema_reference'},"
            + "'extension_objects':[{'id':'P1','type':'service_reference'}],"
            + "'config':{'ok':true,'access_token':'xoxb-1',"
            + "'bot':{'bot_access_token':'xoxb-1'},'enterprise':null}}}";
    assertThat(Json.MAPPER.readTree(sent.body()))
        .isEqualTo(Json.MAPPER.readTree(wanted.replace('\'', '"')));
  }

  @Test
  void create_on_a_service_that_is_gone_names_the_service() {
    server.answer(400, "{\"error\":{\"message\":\"Service Not Found\",\"code\":5002}}");
    assertThat(refused(api.create(person.credential(), draft())))
        .isEqualTo(new Refusal.NotFound("service", "P1"));
  }

  @Test
  void replace_puts_the_same_shape_and_a_404_names_the_extension() {
    server.answer(200, "{\"extension\":" + extension("E9", "PS", "P1") + "}").answer(404, "");
    done(api.replace(person.credential(), "E9", draft()));
    var sent = server.seen().get(0);
    assertThat(sent.method() + " " + sent.uri()).isEqualTo("PUT /extensions/E9");
    assertThat(sent.body()).contains("\"access_token\":\"xoxb-1\"");
    assertThat(refused(api.replace(person.credential(), "E9", draft())))
        .isEqualTo(new Refusal.NotFound("extension", "E9"));
  }

  @Test
  void delete_of_what_is_gone_is_done() {
    server.answer(204, "").answer(404, "").answer(403, "");
    assertThat(done(api.delete(person.credential(), "E9"))).isTrue();
    assertThat(done(api.delete(person.credential(), "E9"))).isFalse();
    assertThat(refused(api.delete(person.credential(), "E9")))
        .isInstanceOf(Refusal.AccessDenied.class);
  }
}
