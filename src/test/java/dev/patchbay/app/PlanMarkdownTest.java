package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class PlanMarkdownTest {
  private static ObjectNode plan(int changes, String service) {
    var plan = JsonNodeFactory.instance.objectNode().put("unchanged", 0);
    var rows = plan.putArray("changes");
    for (int i = 0; i < changes; i++) {
      rows.addObject()
          .put("action", "create")
          .put("workspace", "Acme")
          .put("channel", "#ops")
          .put("service", service)
          .put("reason", "");
    }
    plan.putArray("unmanaged");
    plan.putArray("warnings");
    return plan;
  }

  @Test
  void a_code_span_holds_whatever_is_in_it_in_one_cell() {
    assertThat(PlanMarkdown.code("a|b")).isEqualTo("`a\\|b`");
    assertThat(PlanMarkdown.code("a\nb\r\tc\u202e")).isEqualTo("`a b c`");
    assertThat(PlanMarkdown.code("a`b``c")).isEqualTo("``` a`b``c ```");
    assertThat(PlanMarkdown.code("@octocat #1 <script>")).isEqualTo("`@octocat #1 <script>`");
    assertThat(PlanMarkdown.code(" \n")).isEmpty();
  }

  @Test
  void few_changes_are_an_open_table_and_many_are_folded() {
    assertThat(PlanMarkdown.of(plan(2, "Search")))
        .isEqualTo(
            """
            ### Patchbay: 2 to create

            | | action | channel ← service | changes |
            |---|---|---|---|
            | `+` | create | `#ops ← Search` |  |
            | `+` | create | `#ops ← Search` |  |
            """);
    assertThat(PlanMarkdown.of(plan(26, "Search")))
        .contains("<details><summary>26 changes</summary>\n\n| |", "</details>\n");
    assertThat(PlanMarkdown.of(plan(0, ""))).isEqualTo("### Patchbay: no changes\n");
  }

  @Test
  void it_fits_a_comment_however_much_there_is_and_says_what_is_left_out() {
    var text = PlanMarkdown.of(plan(10_000, "Search"));
    assertThat(text.length()).isLessThan(65_536);
    assertThat(text).contains(" more: too many for a comment").endsWith("</details>\n");
  }

  @Test
  void two_services_of_one_name_are_told_apart_by_their_ids() {
    var plan = plan(2, "Search");
    plan.path("changes").forEach(row -> ((ObjectNode) row).put("service_id", "PONE"));
    assertThat(PlanMarkdown.of(plan)).doesNotContain("PONE");
    plan.withArray("unmanaged")
        .addObject()
        .put("workspace", "Acme")
        .put("channel", "#dev")
        .put("service", "search")
        .put("service_id", "PTWO");
    assertThat(PlanMarkdown.of(plan)).contains("`#ops ← Search (PONE)`", "`#dev ← search (PTWO)`");
  }
}
