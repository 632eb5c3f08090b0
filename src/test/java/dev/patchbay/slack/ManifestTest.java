package dev.patchbay.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.patchbay.contract.Resources;
import dev.patchbay.incident.step.StepKind;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.home.HomeFace;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.slack.incident.step.StepFace;
import dev.patchbay.slack.incident.thread.MentionEvents;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.slack.incident.unfurl.LinkEvents;
import dev.patchbay.slack.wiring.WiringFace;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.workspace.OptionalFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifest says what the app registers, and Slack would take it. */
class ManifestTest {
  private static final String SCHEMA = "slack/manifest.schema.2.0.0.json";
  private final JsonNode manifest = read();

  @Test
  void manifest_is_valid_by_slacks_schema() {
    var validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Resources.text(SCHEMA));
    assertThat(validator.validate(manifest)).isEmpty();
  }

  @Test
  void command_is_the_one_that_is_listened_to() {
    JsonNode commands = manifest.at("/features/slash_commands");
    assertThat(commands).hasSize(1);
    assertThat(commands.at("/0/command").asText()).isEqualTo(Pd.COMMAND);
  }

  /** The contract, section 4. */
  @Test
  void shortcuts_have_the_names_of_the_contract_and_are_listened_to() {
    JsonNode shortcuts = manifest.at("/features/shortcuts");
    assertThat(
            shortcuts
                .valueStream()
                .map(one -> one.path("type").asText() + " " + one.path("name").asText()))
        .containsExactlyInAnyOrder(
            "message Create incident",
            "message Add note to incident",
            "global Trigger incident",
            "global Connect a channel");
    assertThat(shortcuts.valueStream().map(one -> one.path("callback_id").asText()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(TriggerFace.SHORTCUTS, IncidentFace.SHORTCUTS, WiringFace.SHORTCUTS)
                .flatMap(List::stream)
                .toList());
    assertThat(shortcuts.valueStream().map(one -> one.path("name").asText()))
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(24));
  }

  @Test
  void scopes_are_those_that_are_asked_for() {
    assertThat(texts(manifest.at("/oauth_config/scopes/bot")))
        .containsExactlyElementsOf(SlackSettings.BOT_SCOPES);
  }

  @Test
  void optional_scopes_are_those_of_the_optional_features() {
    assertThat(texts(manifest.at("/oauth_config/scopes/bot_optional")))
        .containsExactlyElementsOf(
            Stream.of(OptionalFeature.values())
                .flatMap(feature -> feature.scopes().stream())
                .toList());
  }

  @Test
  void events_are_those_that_something_is_done_about() {
    assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    InstallationEvents.EVENTS,
                    MentionEvents.EVENTS,
                    LinkEvents.EVENTS,
                    StepFace.EVENTS,
                    HomeFace.EVENTS)
                .flatMap(List::stream)
                .toList());
  }

  @Test
  void steps_of_workflows_are_those_that_are_carried_out_and_name_no_person_who_can_be_made_up() {
    var functions = manifest.at("/functions");
    assertThat(functions.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StepKind.values()).map(StepFace::callbackId).toList());
    assertThat(functions)
        .allSatisfy(
            step ->
                assertThat(step.at("/input_parameters/properties/person/type").asText())
                    .isEqualTo("slack#/types/user_context"));
    assertThat(manifest.at("/settings/function_runtime").asText()).isEqualTo("remote");
  }

  @Test
  void home_tab_is_on_since_it_is_drawn() {
    assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
  }

  @Test
  void every_request_url_is_the_one_route() {
    String url = "https://patchbay.example.com" + SlackSettings.EVENTS_PATH;
    assertThat(
            List.of(
                "/features/slash_commands/0/url",
                "/settings/event_subscriptions/request_url",
                "/settings/interactivity/request_url",
                "/settings/interactivity/message_menu_options_url"))
        .allSatisfy(at -> assertThat(manifest.at(at).asText()).isEqualTo(url));
    assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("manifest.yml").toFile());
    } catch (IOException e) {
      throw new AssertionError("manifest.yml is no YAML", e);
    }
  }
}
