package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerraformExportTest {
  private static final WiringSettings USUAL =
      new WiringSettings(DeliveryKind.EXTENSION, Options.defaults());
  private static final WiringSettings CARDS =
      new WiringSettings(DeliveryKind.WEBHOOK, Options.defaults());
  private static final Pattern RESOURCE =
      Pattern.compile("resource \"pagerduty_extension\" \"([^\"]*)\"");

  @Test
  void each_extension_is_imported_and_its_config_left_alone() {
    String hcl =
        TerraformExport.of(
            new SomeExport()
                .connection("Checkout \"API\" ${x} %{y}", "checkout-alerts", USUAL)
                .connection("Cards", "cards", CARDS)
                .note("An extension of Search posts nothing.")
                .made());
    assertThat(hcl)
        .contains(
            """
            data "pagerduty_extension_schema" "slack_v2" {
              name = "Slack V2"
            }

            # Cards to #cards: delivery webhook has no extension

            import {
              to = pagerduty_extension.checkout_api_x_y_checkout_alerts
              id = "PEXT0001"
            }

            resource "pagerduty_extension" "checkout_api_x_y_checkout_alerts" {
              name              = "Checkout \\"API\\" $${x} %%{y} - #checkout-alerts in Workspace T1"
              endpoint_url      = ""
              extension_schema  = data.pagerduty_extension_schema.slack_v2.id
              extension_objects = ["PSERV0001"]

              lifecycle {
                ignore_changes = [config]
              }
            }

            # An extension of Search posts nothing.
            """);
    assertThat(hcl).doesNotContain("config =").doesNotContain("xox");
  }

  @Test
  void labels_are_unique_and_valid_whatever_the_names() {
    SomeExport wiring = new SomeExport();
    for (String name :
        List.of("API", "api", "A.P.I", "決済", "🚀", "1st", "-", "Größe", "x".repeat(99) + "y")) {
      wiring.connection(name, "ops", USUAL);
    }
    wiring.connection("x".repeat(99) + "z", "ops", USUAL);
    List<String> labels =
        RESOURCE
            .matcher(TerraformExport.of(wiring.made()))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();
    assertThat(labels)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.matches("[a-z][a-z0-9_]*"));
    assertThat(labels).contains("api_ops", "api_ops_pext0002", "grosse_ops");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "a\"b|\"a\\\"b\"",
        "a\\b|\"a\\\\b\"",
        "${a}|\"$${a}\"",
        "$${a}|\"$$${a}\"",
        "%{if}|\"%%{if}\"",
        "$ {a} 5%|\"$ {a} 5%\"",
        "決済|\"決済\""
      },
      delimiter = '|',
      quoteCharacter = '`')
  void a_string_is_what_it_says_and_nothing_in_it_is_evaluated(String text, String hcl) {
    assertThat(HclText.quoted(text)).isEqualTo(hcl);
  }

  @Test
  void no_line_ends_within_a_string_or_a_comment() {
    assertThat(HclText.quoted("a\nb\tc\u2028")).isEqualTo("\"a\\u000ab\\u0009c\\u2028\"");
    assertThat(HclText.comment("a\nb")).isEqualTo("# a b");
  }
}
