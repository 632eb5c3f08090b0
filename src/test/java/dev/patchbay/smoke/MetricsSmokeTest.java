package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.support.DatabaseKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The names that dashboards and alerts rely on (contract, section 7). */
final class MetricsSmokeTest {
  private static final List<String> AT_ONCE =
      List.of(
          "patchbay_connections{delivery=\"extension\",state=\"working\"} 0",
          "patchbay_connections{delivery=\"webhook\",state=\"working\"} 0",
          "patchbay_webhook_events_total{outcome=\"accepted\",type=\"incident.triggered\"} 0",
          "patchbay_webhook_events_total{outcome=\"unproven\",type=\"none\"} 0",
          "patchbay_jobs{state=\"queued\"} ",
          "patchbay_jobs{state=\"failing\"} 0",
          "patchbay_jobs{state=\"dead\"} 0",
          "patchbay_messages_total{action=\"post\",outcome=\"ok\"} 0",
          "patchbay_messages_total{action=\"update\",outcome=\"refused\"} 0",
          "patchbay_incident_actions_total{action=\"acknowledge\",outcome=\"changed\"} 0",
          "patchbay_incident_actions_total{action=\"resolve\",outcome=\"refused\"} 0");

  private static final List<String> AFTER_THE_MAIN_JOB =
      List.of(
          "patchbay_connections{delivery=\"extension\",state=\"working\"} 1",
          "patchbay_messages_total{action=\"post\",outcome=\"ok\"} ",
          "patchbay_incident_actions_total{action=\"acknowledge\",outcome=\"changed\"} 1",
          "patchbay_slack_requests_seconds_count{kind=",
          "patchbay_slack_api_seconds_count{method=\"chat.postMessage\",outcome=\"ok\"} ",
          "patchbay_pagerduty_api_seconds_count{operation=\"POST /extensions\",status=\"20",
          "jvm_memory_used_bytes",
          "jvm_gc_pause_seconds_count{gc=",
          "hikaricp_connections",
          "jetty_");

  @Test
  void every_metric_of_the_contract_is_there_under_its_name() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      assertThat(metrics(world)).contains(AT_ONCE);
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");
      world.as(SandboxWorld.ADA).click(world.incident("Slow"), "Acknowledge");
      world.ada.message(SandboxWorld.ALERTS, "Slow", "Acknowledged by");
      // Counts of connections are kept for some seconds; a press is counted after its answer.
      SandboxPerson.await(
          "the metrics of the main job",
          () ->
              Optional.of(metrics(world))
                  .filter(text -> AFTER_THE_MAIN_JOB.stream().allMatch(text::contains)));
    }
  }

  private static String metrics(World world) {
    var request = HttpRequest.newBuilder(world.sandbox().address().resolve("/metrics")).build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
