package dev.patchbay.slack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.inbound.Interaction;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkspaceNamesTest {
  @Test
  void installed_name_wins_over_the_domain_and_the_domain_over_the_id() throws IOException {
    try (var slack = new FakeSlackApi()) {
      var names = new WorkspaceNames(slack.installations);
      assertThat(names.of(command("T1", "acme"))).isEqualTo("Acme");
      assertThat(names.of(command("T9", "elsewhere"))).isEqualTo("elsewhere");
      assertThat(names.of(command("T9", ""))).isEqualTo("T9");
    }
  }

  private static Interaction command(String team, String domain) {
    var json = new JsonObject();
    json.addProperty("command", "/pd");
    json.addProperty("team_id", team);
    json.addProperty("team_domain", domain);
    return Interaction.of(json, Instant.EPOCH);
  }
}
