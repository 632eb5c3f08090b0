package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.CurrentConnection;
import dev.patchbay.wiring.plan.CurrentWiring;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the extensions as Terraform's resources with {@code import} blocks, for those who stay
 * with Terraform. Without {@code config}: its token is Patchbay's to write.
 */
public final class TerraformExport {
  private static final String SCHEMA = "data.pagerduty_extension_schema.slack_v2.id";

  /** An imported resource has an empty {@code endpoint_url}; leaving it out would be a change. */
  private static final String HEAD =
      """
      # Written by patchbay export --format terraform, for Terraform 1.5 or newer.
      # Patchbay owns config and its bot token, so Terraform ignores it. Change connections with
      # Patchbay: when Terraform updates a resource it sends the config that it remembers, without
      # the token. Patchbay then reports drift, and apply repairs it.

      data "pagerduty_extension_schema" "slack_v2" {
        name = "Slack V2"
      }
      """;

  private final StringBuilder hcl = new StringBuilder(HEAD);
  private final Set<String> labels = new HashSet<>();

  private TerraformExport() {}

  public static String of(CurrentWiring wiring) {
    return new TerraformExport().write(wiring);
  }

  private String write(CurrentWiring wiring) {
    List<CurrentConnection> sorted =
        wiring.connections().stream()
            .sorted(
                Comparator.comparing(CurrentConnection::serviceName)
                    .thenComparing(CurrentConnection::channelName)
                    .thenComparing(one -> one.key().toString()))
            .toList();
    for (CurrentConnection one : sorted) {
      one.extension()
          .ifPresentOrElse(id -> resource(one, id), () -> hcl.append('\n').append(notHere(one)));
    }
    wiring.notes().forEach(note -> hcl.append('\n').append(HclText.comment(note)).append('\n'));
    return hcl.toString();
  }

  private void resource(CurrentConnection one, String id) {
    String label = HclText.label(one.serviceName() + "_" + one.channelName());
    if (!labels.add(label)) {
      label = label + "_" + HclText.label(id);
      labels.add(label);
    }
    hcl.append(
        """

        import {
          to = pagerduty_extension.%s
          id = %s
        }

        resource "pagerduty_extension" "%s" {
          name              = %s
          endpoint_url      = ""
          extension_schema  = %s
          extension_objects = [%s]

          lifecycle {
            ignore_changes = [config]
          }
        }
        """
            .formatted(
                label,
                HclText.quoted(id),
                label,
                HclText.quoted(one.extensionName()),
                SCHEMA,
                HclText.quoted(one.key().service().value())));
  }

  private static String notHere(CurrentConnection one) {
    return HclText.comment(
            one.serviceName() + " to #" + one.channelName() + ": delivery webhook has no extension")
        + "\n";
  }
}
