package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WiringFileProblemsTest {
  @Test
  void all_problems_are_reported_at_once_and_the_good_rows_are_read() {
    WantedWiring wiring =
        parse(
            """
            version: 2
            default: {}
            connections:
              - service: A
                channel: #a
                notfy: [trigger]
              - service: B
                channel: "#b"
                notify: [trigger, resolved]
                urgency: high
              - just a name
              - channel: c
                workspace: [T1]
                buttons: maybe
                channel: d
            rules:
              - match: {}
                channel: "#pay-{svc}"
                except: prod
            """);
    assertThat(wiring.problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "1:10: version must be 1, the only one that Patchbay knows.",
            "2:1: Unknown key \"default\". Did you mean defaults?",
            "5:13: channel is empty: # begins a comment. Put quotes around it: \"#a\".",
            "6:5: Unknown key \"notfy\". Did you mean notify?",
            "9:23: notify can't be \"resolved\". Did you mean resolve?",
            "10:14: urgency must be a list such as [high, low].",
            "11:5: A connection must be a mapping with service, channel, workspace, notify,"
                + " urgency, delivery, restrict, priority, buttons and thread.",
            "12:5: service is missing.",
            "13:16: workspace must be one name or ID.",
            "14:14: buttons must be true or false.",
            "15:5: The key \"channel\" is here twice, first at line 12. Remove one.",
            "17:12: match is empty. To match all services, write service: \"*\".",
            "18:14: In the channel \"#pay-{svc}\" only {service} and {team} can stand in braces.",
            "19:13: except must be a list such as [a name, another name].");
    assertThat(wiring.rows())
        .as("a name that is there is looked up, whatever else is missing")
        .extracting(row -> row.service() + " " + row.channel())
        .containsExactly("A ", "B #b", " c");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "|1:1: The file is empty. Begin with \"version: 1\".",
        "# nothing|1:1: The file is empty. Begin with \"version: 1\".",
        "- a|1:1: A wiring file must be a mapping with version, defaults, connections and rules.",
        "hello|1:1: A wiring file must be a mapping with version, defaults, connections and rules.",
        "connections: []|1:1: version is missing. Begin with \"version: 1\".",
        "version: \"1\"|1:10: version must be 1, the only one that Patchbay knows.",
        "version: 1.0|1:10: version must be 1, the only one that Patchbay knows.",
        "version: 1\\nconnections: {}|2:14: connections must be a list: begin each with \"- \","
            + " with service and channel.",
        "version: 1\\nrules: x|2:8: rules must be a list: begin each with \"- \", with match and"
            + " channel.",
        "version: 1\\n"
            + "defaults: []|2:11: defaults must be a mapping with workspace, notify, urgency,"
            + " delivery, restrict, priority, buttons and thread.",
        "version: 1\\ndefaults: {service: A}|2:12: Unknown key \"service\". Use workspace, notify,"
            + " urgency, delivery, restrict, priority, buttons or thread.",
        "version: 1\\nrules: [{channel: a}]|2:9: match is missing.",
        "version: 1\\n"
            + "connections:\\n"
            + "\\t- service: A|3:1: YAML doesn't allow a tab here. Use spaces.",
        "version: 1\\nconnections: [{service: null, channel: '#a'}]|2:25: service is empty.",
        "version: 1\\nconnections: [{service: , channel: '#a'}]|2:24: service is empty.",
        "version: 1\\n? [a]\\n: b|2:3: A key must be a word.",
        "version: 1\\n"
            + "---\\n"
            + "version: 1|2:1: The file holds more than one document. Remove what follows \"---\".",
        "version: 1\\nrules: [{match: {service: *-x}, channel: a}]|2:27: This isn't valid YAML: no"
            + " anchor with this name. Put quotes around a value that begins with \"*\".",
        "version: 1\\n"
            + "a: b: c|2:5: This isn't valid YAML: a second \":\" in one line. Put quotes around a"
            + " value with \": \" in it, or correct the indentation.",
        "version: 1\\na: \\7|2:4: The character U+0007 isn't allowed in YAML. Remove it.",
        "version: 1\\n"
            + "a: [b|2:6: This isn't valid YAML: while parsing a flow sequence, expected ',' or"
            + " ']', but got <stream end>. Check quotes, brackets and indentation.",
      },
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "")
  void a_file_that_is_none_says_why_and_where(String yaml, String problem) {
    String text = yaml == null ? "" : yaml.translateEscapes();
    assertThat(parse(text).problems()).extracting(WiringProblem::toString).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "notify: all|notify must be a list such as [trigger, acknowledge].",
        "notify: []|notify is empty: name at least one, or leave the key out.",
        "urgency: []|urgency is empty: name at least one, or leave the key out.",
        "notify: [Trigger]|notify can't be \"Trigger\". Did you mean trigger?",
        "notify: [[trigger]]|notify must be trigger, acknowledge, resolve, escalate, assignments or"
            + " annotate.",
        "urgency: [medium]|urgency can't be \"medium\". Use high or low.",
        "delivery: slack|delivery can't be \"slack\". Use extension or webhook.",
        "delivery: |delivery must be extension or webhook.",
        "restrict: pd_users|restrict can't be \"pd_users\". Did you mean pd-users?",
        "priority: P1|priority must be any, none or a list such as [P1, P2].",
        "priority: []|priority is empty: name at least one, or leave the key out.",
        "priority: [~]|priority is empty.",
        "buttons: 'true'|buttons must be true or false.",
        "buttons: 1|buttons must be true or false.",
        "priority: [P1, any]|In a list of priorities any and none can't stand. Write them alone.",
        "thread: sometimes|thread can't be \"sometimes\". Use off, on or broadcast.",
        "workspace: ''|workspace is empty.",
        "workspace: ~|workspace is empty.",
        "<<: 1|\"<<\" merges mappings only, such as *name of an anchor &name."
      },
      delimiter = '|',
      quoteCharacter = '`')
  void a_bad_value_is_a_problem_of_its_row_only(String setting, String message) {
    WantedWiring wiring =
        parse("version: 1\nconnections: [{service: A, channel: a, " + setting + "}]");
    assertThat(wiring.problems()).extracting(WiringProblem::message).containsExactly(message);
    assertThat(wiring.rows()).hasSize(1);
  }

  @Test
  void a_problem_in_what_many_rows_merge_is_one() {
    assertThat(
            parse(
                    """
                    version: 1
                    connections:
                      - &a {service: A, channel: a, urgency: [now], more: 1}
                      - {<<: *a, service: B}
                      - {<<: *a, service: C}
                    """)
                .problems())
        .extracting(WiringProblem::line)
        .containsExactly(3, 3);
  }

  @Test
  void a_rule_is_not_read_with_less_to_match_than_it_names() {
    WantedWiring wiring =
        parse("version: 1\nrules: [{match: {service: '*', team: [x]}, channel: a}]");
    assertThat(wiring.problems())
        .extracting(WiringProblem::toString)
        .containsExactly("2:38: team must be one name or ID.");
    assertThat(wiring.rules()).isEmpty();
  }

  @Test
  void bombs_are_refused() {
    StringBuilder laughs = new StringBuilder("version: 1\na0: &a0 [lol]\n");
    StringBuilder merges = new StringBuilder("version: 1\nb0: &b0 {x: y}\n");
    StringBuilder chain = new StringBuilder("version: 1\nc0: &c0 [x]\n");
    StringBuilder deep = new StringBuilder("version: 1\nc0: &c0 [x]\n");
    for (int i = 1; i < 100; i++) {
      deep.append("c%d: &c%d [*c%d]%n".formatted(i, i, i - 1));
    }
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s, %s, %s]%n".formatted(i, i, before, before, before));
      String merged = "*b" + (i - 1);
      merges.append("b%d: &b%d {<<: [%s, %s]}%n".formatted(i, i, merged, merged));
    }
    for (int i = 1; i < 10_000; i++) {
      chain.append("c%d: &c%d [*c%d]%n".formatted(i, i, i - 1));
    }
    for (StringBuilder bomb : List.of(laughs, merges, chain, deep)) {
      assertThat(parse(bomb.toString()).problems())
          .singleElement()
          .extracting(WiringProblem::message)
          .isEqualTo("Aliases make the file too large. Use fewer of them.");
    }
    assertThat(parse("version: &v [*v]").problems())
        .extracting(WiringProblem::toString)
        .containsExactly("1:10: An alias stands for something that holds the alias itself.");
    assertThat(parse("[".repeat(100_000)).problems())
        .extracting(WiringProblem::message)
        .containsExactly("The file is nested deeper than 30 levels. Flatten it.");
    assertThat(parse("#".repeat(10_000_001)).problems())
        .extracting(WiringProblem::message)
        .containsExactly("The file has more than 10000000 characters. Split it.");
  }

  @Test
  void other_encodings_are_refused_where_they_begin() {
    byte[] latin = "version: 1\n# Größe".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(WiringFile.parse(latin, DeliveryKind.EXTENSION).problems())
        .extracting(WiringProblem::toString)
        .containsExactly("2:1: This isn't UTF-8. Save the file as UTF-8.");
  }

  @Test
  void tags_make_no_objects() {
    assertThat(parse("version: 1\nconnections: !!javax.script.ScriptEngineManager []").problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "2:14: This isn't valid YAML: Global tag is not allowed:"
                + " tag:yaml.org,2002:javax.script.ScriptEngineManager. Check quotes, brackets and"
                + " indentation.");
  }

  private static WantedWiring parse(String yaml) {
    return WiringFile.parse(yaml, DeliveryKind.EXTENSION);
  }
}
