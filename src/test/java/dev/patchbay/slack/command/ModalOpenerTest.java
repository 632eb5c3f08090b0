package dev.patchbay.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.api.RecordedSlack;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ManualExecutor;
import dev.patchbay.slack.view.MessageContent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModalOpenerTest {
  private static final View FORM =
      View.builder()
          .type("modal")
          .title(ViewTitle.builder().type("plain_text").text("A form").build())
          .blocks(List.of(MessageContent.section("Words")))
          .build();

  @Test
  void a_silent_web_api_leaves_the_response_url_to_say_that_no_form_opens() throws IOException {
    try (var fake = new FakeSlackApi()) {
      fake.answers("said", "ok");
      var meters = new SimpleMeterRegistry();
      var ports =
          new SlackPorts(
              fake.settings(), fake.installations, Clock.systemUTC(), meters, unsent -> {});
      var slack = new RecordedSlack();
      slack.openRefused =
          Optional.of(new Refusal.Unavailable(Refusal.Vendor.SLACK, "no answer in time"));
      var threads = new ManualExecutor();
      threads.hold();
      var opener =
          new ModalOpener(
              slack.views,
              ports.ephemerals(),
              new Deadline(Refusal.Vendor.SLACK, Clock.systemUTC(), threads));

      assertThat(opener.open(command(fake), FORM)).isInstanceOf(Ack.Nothing.class);
      threads.release();

      assertThat(fake.asked)
          .singleElement()
          .extracting(FakeSlackApi.Asked::method)
          .isEqualTo("said");
      assertThat(fake.asked.get(0).body()).contains("Couldn't open the form");
      ports.close();
    }
  }

  private static Interaction command(FakeSlackApi fake) {
    var json = new JsonObject();
    json.addProperty("command", Pd.COMMAND);
    json.addProperty("team_id", "T1");
    json.addProperty("user_id", "U1");
    json.addProperty("channel_id", "C1");
    json.addProperty("trigger_id", "1.2.x");
    json.addProperty("response_url", fake.url() + "said");
    return Interaction.of(json, Instant.EPOCH);
  }
}
