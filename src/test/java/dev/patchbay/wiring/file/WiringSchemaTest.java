package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.WiringSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What an editor accepts by the published schema is what Patchbay accepts. */
final class WiringSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final JsonSchema SCHEMA = FACTORY.getSchema(read());

  @Test
  void the_schema_is_one() {
    JsonSchema meta =
        FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(read())).isEmpty();
  }

  @Test
  void the_contracts_example_and_an_export_are_accepted() {
    assertThat(refused(WiringFileTest.CONTRACT)).isEmpty();
    WiringSettings cards = new WiringSettings(DeliveryKind.WEBHOOK, Options.defaults());
    assertThat(refused(YamlExport.of(new SomeExport().connection("A", "a", cards).made())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1",
        "version: 1\nconnections:\nrules:\ndefaults:",
        "version: 1\ndefaults: {workspace: Acme, thread: off, buttons: yes}",
        "version: 1\nconnections: [{service: 7, channel: yes}]",
        "version: 1\nconnections: [{service: A, channel: a, thread: 'on', priority: [P1, 2]}]",
        "version: 1\nconnections: [{service: A, channel: a, priority: none, restrict: pd-users}]",
        "version: 1\nconnections: [&a {service: A, channel: a}, {<<: *a, channel: b}]",
        "version: 1\nrules: [{match: {escalation_policy: G}, channel: '{team}-{service}'}]",
        "version: 1\nrules: [{match: {service: '*'}, channel: C0000001, except: [a, 1]}]"
      })
  void both_accept(String yaml) {
    assertThat(WiringFile.parse(yaml, DeliveryKind.EXTENSION).problems()).isEmpty();
    assertThat(refused(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "hello",
        "{}",
        "version: 2",
        "version: '1'",
        "version: 1\nextra: 1",
        "version: 1\nconnections: {}",
        "version: 1\nconnections: [a]",
        "version: 1\nconnections: [{service: A}]",
        "version: 1\nconnections: [{channel: a}]",
        "version: 1\nconnections: [{service: A, channel: }]",
        "version: 1\nconnections: [{service: ' ', channel: a}]",
        "version: 1\nconnections: [{service: [A], channel: a}]",
        "version: 1\nconnections: [{service: A, channel: a, team: x}]",
        "version: 1\nconnections: [{service: A, channel: a, notify: all}]",
        "version: 1\nconnections: [{service: A, channel: a, notify: []}]",
        "version: 1\nconnections: [{service: A, channel: a, notify: [triggered]}]",
        "version: 1\nconnections: [{service: A, channel: a, urgency: [medium]}]",
        "version: 1\nconnections: [{service: A, channel: a, delivery: slack}]",
        "version: 1\nconnections: [{service: A, channel: a, delivery: }]",
        "version: 1\nconnections: [{service: A, channel: a, restrict: all}]",
        "version: 1\nconnections: [{service: A, channel: a, priority: P1}]",
        "version: 1\nconnections: [{service: A, channel: a, priority: []}]",
        "version: 1\nconnections: [{service: A, channel: a, buttons: 'true'}]",
        "version: 1\nconnections: [{service: A, channel: a, thread: never}]",
        "version: 1\nconnections: [{service: A, channel: a, workspace: ~}]",
        "version: 1\ndefaults: []",
        "version: 1\ndefaults: {service: A}",
        "version: 1\nrules: [{channel: a}]",
        "version: 1\nrules: [{match: {}, channel: a}]",
        "version: 1\nrules: [{match: {name: x}, channel: a}]",
        "version: 1\nrules: [{match: {service: x}}]",
        "version: 1\nrules: [{match: {service: x}, channel: 'a-{svc}'}]",
        "version: 1\nrules: [{match: {service: x}, channel: ' '}]",
        "version: 1\nrules: [{match: {service: x}, channel: a, except: x}]",
        "version: 1\nrules: [{match: {service: x}, channel: a, except: []}]",
        "version: 1\nrules: [{match: {service: x}, channel: a, service: x}]"
      })
  void both_refuse(String yaml) {
    assertThat(WiringFile.parse(yaml, DeliveryKind.EXTENSION).problems()).isNotEmpty();
    assertThat(refused(yaml)).isNotEmpty();
  }

  private static Set<ValidationMessage> refused(String yaml) {
    Object loaded = new Yaml().load(yaml);
    return SCHEMA.validate(JSON.valueToTree(loaded));
  }

  private static JsonNode read() {
    try (InputStream in = WiringSchemaTest.class.getResourceAsStream("/api/wiring.schema.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
