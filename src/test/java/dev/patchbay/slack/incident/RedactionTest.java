package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.slack.card.Clicked;
import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void what_gives_power_is_left_out_and_the_rest_stays() {
    String kept =
        Redaction.of(
            Clicked.json(
                "{'type':'block_actions','token':'verification','trigger_id':'1.2.3',"
                    + "'response_url':'https://hooks.slack.com/actions/T/1/x',"
                    + "'actions':[{'action_id':'pd','value':'PINC1'}],"
                    + "'message':{'text':'token xoxb-1-2-abc here','blocks':[{'value':'"
                    + "A".repeat(64)
                    + "'}]},'n':1,'gone':null}"));
    assertThat(kept)
        .doesNotContain("verification", "1.2.3", "hooks.slack.com", "xoxb-", "A".repeat(13))
        .contains("block_actions", "PINC1", "(token) here", "AAAAAAAAAAAA(64 characters)");
  }
}
