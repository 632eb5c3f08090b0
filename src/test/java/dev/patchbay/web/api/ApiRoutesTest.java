package dev.patchbay.web.api;

import static dev.patchbay.web.WebNode.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.web.WebNode;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, what every answer of the API has in common, and what there is to see. */
final class ApiRoutesTest {
  private static final String CONNECTIONS = "/api/v1/connections";
  private static final String PROBLEM = "application/problem+json";

  private final Path folder;
  private WebNode node;

  ApiRoutesTest(@TempDir Path folder) {
    this.folder = folder;
    this.node =
        new WebNode(folder, WebNode.Setup.api("ci:marked-ci,ops:marked-ops", new ScriptedWiring()));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private HttpResponse<String> get(String path) {
    return node.get(path, "Authorization", "Bearer marked-ci");
  }

  private ApiContract contract() {
    return new ApiContract(get("/api/v1/openapi.json").body());
  }

  @Test
  void without_a_token_in_the_settings_there_is_no_api() {
    node.close();
    node = new WebNode(folder, WebNode.Setup.PLAIN);
    for (var path : new String[] {CONNECTIONS, "/api/v1/openapi.json", "/api/v1", "/api/v1/none"}) {
      var answer = node.get(path, "Authorization", "Bearer x");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(header(answer, "Content-Type")).isEqualTo(PROBLEM);
      assertThat(answer.body()).contains("PATCHBAY_API_TOKEN");
      assertThat(node.post(path, "x").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void only_a_token_of_the_settings_gets_in_and_each_of_them_does() {
    var contract = contract();
    for (var right : new String[] {"Bearer marked-ci", "bearer marked-ops", "BEARER  marked-ci"}) {
      assertThat(contract.holds(node.get(CONNECTIONS, "Authorization", right)).statusCode())
          .as(right)
          .isEqualTo(200);
    }
    for (var wrong :
        new String[] {
          "Bearer marked",
          "Bearer ci:marked-ci",
          "Basic marked-ci",
          "marked-ci",
          "Bearer",
          "Bearer a b"
        }) {
      var answer = contract.holds(node.get(CONNECTIONS, "Authorization", wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer realm=\"Patchbay\"");
      assertThat(answer.body()).doesNotContain("marked-");
    }
    var nothing = contract.holds(node.get(CONNECTIONS));
    assertThat(nothing.statusCode()).isEqualTo(401);
    assertThat(header(nothing, "WWW-Authenticate")).isEqualTo("Bearer realm=\"Patchbay\"");
    assertThat(header(node.get(CONNECTIONS, "Authorization", "Bearer x"), "WWW-Authenticate"))
        .endsWith("error=\"invalid_token\"");
  }

  @Test
  void who_does_not_get_in_learns_nothing_of_what_there_is() {
    for (var path : new String[] {"/api/v1", "/api/v1/none", "/api/v1/openapi.json"}) {
      assertThat(node.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(node.post(CONNECTIONS, "x").statusCode()).isEqualTo(401);
    assertThat(node.get("/api/v2/connections").statusCode()).isEqualTo(404);
  }

  @Test
  void who_does_not_get_in_is_answered_before_the_body_comes() throws IOException {
    try (var socket = new Socket("localhost", node.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  void every_refusal_is_a_problem() throws IOException {
    var contract = contract();
    var unknown = get("/api/v1/none");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(header(unknown, "Content-Type")).isEqualTo(PROBLEM);
    var method =
        contract.holds(
            node.send(node.request(CONNECTIONS, "Authorization", "Bearer marked-ci").DELETE()));
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(header(method, "Allow")).isEqualTo("GET, HEAD");
    for (var query : new String[] {"?limit=5", "?%zz"}) {
      assertThat(raw("GET " + CONNECTIONS + query)).startsWith("HTTP/1.1 400").contains(PROBLEM);
    }
    assertThat(raw("GET /api/v1/%2e%2e/x%2fy")).startsWith("HTTP/1.1 400").contains(PROBLEM);
    var large = "a".repeat(1024 * 1024 + 1);
    var tooLarge = node.post(CONNECTIONS, large, "Authorization", "Bearer marked-ci");
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(header(tooLarge, "Content-Type")).isEqualTo(PROBLEM);
  }

  private String raw(String line) throws IOException {
    try (var socket = new Socket("localhost", node.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (line
                      + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer"
                      + " marked-ci\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void connections_are_shown_as_they_are_stored() {
    new Connections(node.account.database.transactions())
        .save(
            new Connection(
                new ConnectionKey(
                    new Place(new TeamId("T1"), new ChannelId("C0OPS")),
                    new ServiceId(new AccountId("us", "acme"), "PCHKOUT")),
                "ops",
                "Checkout \"API\"",
                Options.defaults(),
                new Delivery.Extension("PEXT1", "marked-fingerprint"),
                new SlackUserId("U1"),
                node.account.clock().instant()));
    var answer = contract().holds(get(CONNECTIONS));
    assertThat(ApiContract.json(answer.body()))
        .isEqualTo(
            ApiContract.json(
                """
                {"connections":[{"workspace":"Acme","channel":"#ops","channel_id":"C0OPS",
                "service":"Checkout \\"API\\"","service_id":"PCHKOUT","delivery":"extension",
                "notify":["trigger","acknowledge","resolve","escalate","assignments","annotate"],
                "urgency":["high","low"],"restrict":"any","state":"working",
                "extension_id":"PEXT1"}]}
                """));
  }

  @Test
  void the_document_describes_itself() {
    var document = contract().holds(get("/api/v1/openapi.json"));
    assertThat(ApiContract.json(document.body()).path("openapi").asText()).startsWith("3.1.");
    assertThat(header(document, "Content-Type")).isEqualTo("application/json");
    var schema = contract().holds(get("/api/v1/wiring.schema.json"));
    assertThat(header(schema, "Content-Type")).isEqualTo("application/schema+json");
  }

  @Test
  void the_audit_is_read_by_page_with_checked_bounds() {
    var contract = contract();
    assertThat(ApiContract.json(contract.holds(get("/api/v1/audit")).body()))
        .isEqualTo(ApiContract.json("{\"entries\":[],\"next\":null}"));
    for (var right :
        List.of(
            "after=5&limit=1000",
            "since=2026-01-31T08:00:00Z&who=ci",
            "origin=slack&workspace=T1")) {
      assertThat(get("/api/v1/audit?" + right).statusCode()).as(right).isEqualTo(200);
    }
    for (var wrong :
        List.of("limit=0", "limit=1001", "limit=x", "after=-1", "after=", "since=today", "x=a")) {
      var answer = contract.holds(get("/api/v1/audit?" + wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(get("/api/v1/audit?limit=0").body())
        .contains("The parameter \\\"limit\\\" must be a whole number from 1 to 1000.");
  }
}
