package dev.patchbay.web.api;

import static dev.patchbay.web.api.ScriptedWiring.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Refusal;
import dev.patchbay.web.WebNode;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.plan.WiringProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows as they finish, whoever reads them and however slowly. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ApplyRouteTest {
  private final ScriptedWiring wiring = new ScriptedWiring();
  private final WebNode node;
  private final ApiContract contract;

  ApplyRouteTest(@TempDir Path folder) {
    node = new WebNode(folder, WebNode.Setup.api("ci:marked-ci,marked:marked-2", wiring));
    contract =
        new ApiContract(
            node.get("/api/v1/openapi.json", "Authorization", "Bearer marked-ci").body());
  }

  @AfterEach
  void close() {
    node.close();
  }

  private HttpResponse<String> apply(String query) {
    return contract.holds(
        node.post(
            "/api/v1/apply" + query,
            "version: 1",
            "Authorization",
            "Bearer marked-ci",
            "Content-Type",
            "application/yaml"));
  }

  @Test
  void each_row_is_a_line_and_the_last_line_counts() {
    wiring.applies =
        each -> {
          each.accept(row(1, 2, ""));
          each.accept(row(2, 2, "#old is archived."));
          return new ApplyResult.Finished(1, 1);
        };
    var answer = apply("?prune=true");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"row":1,"of":2,"action":"create","channel":"#ops","service":"Service 1","ok":true,"error":null}
            {"row":2,"of":2,"action":"create","channel":"#ops","service":"Service 2","ok":false,"error":"#old is archived.","retry":"{service: Service 2, channel: \\"#ops\\", workspace: T1, notify: [trigger, acknowledge, resolve, escalate, assignments, annotate], urgency: [high, low], delivery: extension, restrict: any}"}
            {"done":1,"failed":1}
            """);
    assertThat(wiring.asked).isEqualTo("apply prune=true origin=api:ci");
  }

  @Test
  void nothing_to_do_is_the_last_line_alone() {
    assertThat(apply("").body()).isEqualTo("{\"done\":0,\"failed\":0}\n");
    assertThat(wiring.asked).isEqualTo("apply prune=false origin=api:ci");
  }

  @Test
  void a_rehearsal_shows_the_calls() {
    wiring.applies =
        each -> {
          var call =
              new RowResult.VendorCall("POST", "/extensions", Map.of("extension", Map.of("a", 1)));
          each.accept(
              new RowResult(
                  1, 1, "create", "ops", "Search", true, "", List.of(call), Optional.empty()));
          return new ApplyResult.Finished(1, 0);
        };
    assertThat(apply("?dry_run=true").body())
        .contains(
            "\"calls\":[{\"method\":\"POST\",\"path\":\"/extensions\",\"body\":{\"extension\":{\"a\":1}}}]");
    assertThat(wiring.asked).isEqualTo("rehearse prune=false");
  }

  @Test
  void a_parameter_with_a_typo_writes_nothing() {
    for (var query : List.of("?dryrun=true", "?dry-run=true", "?dry_run=1", "?dry_run")) {
      assertThat(apply(query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(wiring.asked).isEmpty();
  }

  @Test
  void what_is_refused_before_the_first_row_has_its_own_status() {
    wiring.applies = each -> new ApplyResult.Busy("api:nightly", Instant.EPOCH);
    var busy = apply("");
    assertThat(busy.statusCode()).isEqualTo(409);
    assertThat(busy.body()).contains("api:nightly, since 1970-01-01T00:00:00Z");
    wiring.applies = each -> new ApplyResult.Problems(List.of(new WiringProblem(1, 1, "Wrong.")));
    assertThat(apply("").statusCode()).isEqualTo(422);
    wiring.applies =
        each ->
            new ApplyResult.Refused(new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "not whole"));
    assertThat(apply("").statusCode()).isEqualTo(503);
    wiring.applies =
        each -> {
          throw new IllegalStateException("marked");
        };
    var failed = apply("");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("marked");
  }

  @Test
  void a_row_is_read_before_the_next_one_is_done() throws Exception {
    var read = new CountDownLatch(1);
    wiring.applies =
        each -> {
          each.accept(row(1, 2, ""));
          await(read);
          each.accept(row(2, 2, ""));
          return new ApplyResult.Finished(2, 0);
        };
    try (var socket = asking()) {
      var in = reader(socket);
      assertThat(lineWith(in, "\"row\":1")).contains("\"ok\":true");
      read.countDown();
      assertThat(lineWith(in, "\"row\":2")).contains("\"ok\":true");
      assertThat(lineWith(in, "\"done\"")).contains("\"done\":2");
    }
  }

  @Test
  void a_reader_that_reads_nothing_holds_nothing_up() throws Exception {
    var long100 = "x".repeat(1000);
    wiring.applies =
        each -> {
          for (int i = 1; i <= 20_000; i++) {
            each.accept(row(i, 20_000, long100));
          }
          return new ApplyResult.Finished(0, 20_000);
        };
    try (var socket = asking()) {
      await(wiring.applyEnded);
      assertThat(lineWith(reader(socket), "\"done\"")).contains("\"failed\":20000");
    }
  }

  @Test
  void who_goes_away_only_stops_being_told() throws Exception {
    var gone = new CountDownLatch(1);
    wiring.applies =
        each -> {
          each.accept(row(1, 2, ""));
          await(gone);
          // Only writing shows that nobody reads.
          for (int i = 0; i < 1_000_000; i++) {
            each.accept(row(2, 2, "x".repeat(1000)));
          }
          return new ApplyResult.Finished(1, 1);
        };
    try (var socket = asking()) {
      lineWith(reader(socket), "\"row\":1");
      socket.setSoLinger(true, 0);
    }
    gone.countDown();
    await(wiring.applyEnded);
    wiring.applies = each -> new ApplyResult.Finished(0, 0);
    assertThat(apply("").statusCode()).isEqualTo(200);
  }

  @Test
  void an_apply_that_breaks_is_cut_off_without_a_last_line() {
    wiring.applies =
        each -> {
          each.accept(row(1, 2, ""));
          throw new IllegalStateException("planted");
        };
    assertThatThrownBy(() -> apply("")).hasRootCauseInstanceOf(IOException.class);
  }

  private Socket asking() throws IOException {
    var socket = new Socket("localhost", node.port());
    socket.setSoTimeout(30_000);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/apply HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer marked-ci\r\n"
                    + "Content-Type: application/yaml\r\nContent-Length: 10\r\n\r\nversion: 1")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String lineWith(BufferedReader in, String part) throws IOException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("ended without " + part);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
