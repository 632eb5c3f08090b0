package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.ADA;
import static dev.patchbay.slack.wiring.PdFixture.OPS;
import static dev.patchbay.slack.wiring.PdFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.support.FixedRights;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.apply.ConnectService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The submission of the modal, from the JSON that Slack sends. */
class ConnectModalTest {
  private static final String METADATA =
      new ModalContext(PdFixture.HERE, "ops", Optional.empty()).json();
  private static final String CHOSEN =
      "{\"type\":\"external_select\",\"selected_option\":{\"value\":\"us.acme/P1\",\"text\":"
          + "{\"type\":\"plain_text\",\"text\":\"Checkout\"}}}";

  private final PdFixture pd = new PdFixture();
  private final List<ConnectService.Request> submitted = new ArrayList<>();
  private final ConnectModal modal =
      new ConnectModal(
          new FixedRights(actor -> pd.mayAct),
          (team, id) -> pd.channel,
          submitted::add,
          pd.slowSlack);

  @Test
  void what_was_chosen_is_submitted_and_the_modal_closes() {
    assertThat(modal.submitted(ADA, view())).isInstanceOf(Ack.Nothing.class);

    var request = submitted.get(0);
    assertThat(request.actor()).isEqualTo(ADA);
    assertThat(request.key().channel()).isEqualTo(OPS);
    assertThat(request.key().service().value()).isEqualTo("P1");
    assertThat(request.serviceName()).isEqualTo("Checkout");
    assertThat(request.options())
        .isEqualTo(
            new Options(
                Set.of(NotifyType.TRIGGER, NotifyType.RESOLVE),
                Set.of(Urgency.HIGH),
                Restrict.PD_USERS));
  }

  @Test
  void what_only_our_cards_have_is_read_with_delivery_webhook() {
    assertThat(modal.submitted(ADA, cards("P2, P1 ,", "false", "broadcast")))
        .isInstanceOf(Ack.Nothing.class);
    var request = submitted.get(0);
    assertThat(request.delivery()).isEqualTo(DeliveryKind.WEBHOOK);
    assertThat(request.options().priorities())
        .isEqualTo(new PriorityFilter.Only(List.of("P1", "P2")));
    assertThat(request.options().buttons()).isFalse();
    assertThat(request.options().thread()).isEqualTo(ThreadMode.BROADCAST);
    modal.submitted(ADA, cards("None", "true", "off"));
    assertThat(submitted.get(1).options().priorities()).isEqualTo(new PriorityFilter.None());
    modal.submitted(ADA, cards("P2 - major, really;", "true", "off"));
    assertThat(submitted.get(2).options().priorities())
        .isEqualTo(new PriorityFilter.Only(List.of("P2 - major, really")));
    modal.submitted(ADA, cards(" ", "true", "off"));
    assertThat(submitted.get(3).options().priorities()).isEqualTo(new PriorityFilter.Any());
  }

  @ParameterizedTest
  @ValueSource(strings = {"any, P1", "none,P2", ",", ", ,"})
  void a_priority_that_means_nothing_is_said_in_its_block(String typed) {
    assertThat(errors(cards(typed, "true", "off")))
        .containsOnlyKeys("priority")
        .containsValue("Write any, none, or up to 20 names such as P1, P2.");
  }

  @Test
  void with_the_extension_what_only_our_cards_have_stays_as_usual() {
    var view =
        JsonParser.parseString(
            cards("P1", "false", "on").toString().replace("webhook", "extension"));
    modal.submitted(ADA, view.getAsJsonObject());
    assertThat(submitted.get(0).options().priorities()).isEqualTo(new PriorityFilter.Any());
    assertThat(submitted.get(0).options().buttons()).isTrue();
    assertThat(submitted.get(0).options().thread()).isEqualTo(ThreadMode.OFF);
  }

  private static JsonObject cards(String priorities, String buttons, String thread) {
    return viewOf(
        "\"service\":{\"service\":"
            + CHOSEN
            + "},\"notify\":{\"notify\":{\"selected_options\":[{\"value\":\"trigger\"}]}},"
            + "\"urgency\":{\"urgency\":{\"selected_options\":[{\"value\":\"high\"}]}},"
            + picked("delivery", "webhook")
            + ","
            + picked("restrict", "any")
            + ",\"priority\":{\"priority\":{\"type\":\"plain_text_input\",\"value\":\""
            + priorities
            + "\"}},"
            + picked("buttons", buttons)
            + ","
            + picked("thread", thread),
        METADATA);
  }

  @Test
  void a_fixed_service_comes_out_of_the_metadata() {
    var context = new ModalContext(PdFixture.HERE, "ops", Optional.of(service("P9", "Billing")));
    JsonObject view = view("", context.json());

    assertThat(modal.submitted(ADA, view)).isInstanceOf(Ack.Nothing.class);
    assertThat(submitted.get(0).serviceName()).isEqualTo("Billing");
  }

  @Test
  void what_is_missing_is_said_under_each_block() {
    String values =
        "\"service\":{\"service\":{\"selected_option\":null}},"
            + "\"notify_2\":{\"notify\":{\"selected_options\":[]}},"
            + "\"urgency\":{\"urgency\":{\"selected_options\":[]}},"
            + picked("delivery", "extension")
            + ","
            + picked("restrict", "any");

    assertThat(errors(viewOf(values, METADATA)))
        .containsEntry("service", "Choose a service.")
        .containsEntry("notify_2", "Choose at least one.")
        .containsEntry("urgency", "Choose at least one.")
        .hasSize(3);
  }

  @Test
  void the_typeahead_s_excuse_is_no_service() {
    assertThat(
            errors(view("\"service\":{\"service\":" + CHOSEN.replace("P1", "!") + "},", METADATA)))
        .containsOnlyKeys("service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"channel\":\"<C>\",\"name\":\"x\"}", "7"})
  void foreign_metadata_changes_nothing(String metadata) {
    assertThat(errors(view("\"service\":{\"service\":" + CHOSEN + "},", metadata)))
        .containsOnlyKeys("service")
        .containsValue(ModalChoice.STRANGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"extension", "pd-users", "trigger", "high"})
  void an_unknown_value_changes_nothing(String known) {
    var strange = JsonParser.parseString(view().toString().replace("\"" + known + "\"", "\"x\""));

    assertThat(errors(strange.getAsJsonObject())).hasSize(1).containsValue(ModalChoice.STRANGE);
  }

  @Test
  void a_view_without_state_is_all_missing() {
    var view = new JsonObject();
    view.addProperty("private_metadata", METADATA);

    assertThat(errors(view)).hasSize(5);
  }

  @Test
  void a_channel_archived_meanwhile_is_said_in_plain_words() {
    pd.channel = Outcome.refused(new Refusal.ChannelArchived(OPS));

    assertThat(errors(view()))
        .containsEntry("service", "#ops is archived. Unarchive it, or choose another channel.");
  }

  @Test
  void a_login_that_ended_meanwhile_is_said() {
    pd.mayAct = Outcome.refused(new Refusal.LoginEnded());

    assertThat(errors(view()).get("service")).contains("run /pd login");
  }

  @Test
  void slack_away_does_not_stop_it() {
    pd.channel = PdFixture.away();

    assertThat(modal.submitted(ADA, view())).isInstanceOf(Ack.Nothing.class);
  }

  private java.util.Map<String, String> errors(JsonObject view) {
    var errors = ((Ack.Errors) modal.submitted(ADA, view)).byBlock();
    assertThat(submitted).isEmpty();
    return errors;
  }

  private static JsonObject view() {
    return view("\"service\":{\"service\":" + CHOSEN + "},", METADATA);
  }

  private static JsonObject view(String service, String metadata) {
    return viewOf(
        service
            + "\"notify\":{\"notify\":{\"selected_options\":[{\"value\":\"trigger\"},{\"value\":\"resolve\"}]}},"
            + "\"urgency\":{\"urgency\":{\"selected_options\":[{\"value\":\"high\"}]}},"
            + picked("delivery", "extension")
            + ","
            + picked("restrict", "pd-users"),
        metadata);
  }

  private static JsonObject viewOf(String values, String metadata) {
    var view =
        JsonParser.parseString(
                "{\"blocks\":[{\"type\":\"section\",\"block_id\":\"x\"},"
                    + "{\"type\":\"input\",\"block_id\":\"service\"}],"
                    + "\"state\":{\"values\":{"
                    + values
                    + "}}}")
            .getAsJsonObject();
    view.addProperty("private_metadata", metadata);
    return view;
  }

  private static String picked(String field, String value) {
    return "\"%s\":{\"%s\":{\"selected_option\":{\"value\":\"%s\"}}}"
        .formatted(field, field, value);
  }
}
