package dev.patchbay.slack.incident;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.slack.view.BlockElements;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The modals of a card's menu, where words or a choice are needed. Pure. */
final class CardModal {
  static final String TEXT = "pd_card_text";
  static final String LENGTH = "pd_card_length";
  static final String PERSON = "pd_card_person";
  static final String POLICY = "pd_card_policy";
  static final String LEVEL = "pd_card_level";
  static final String WORKFLOW = "pd_card_workflow";
  static final String PRIORITY = "pd_card_priority";

  /** As the value of the priority that takes one away. */
  static final String NO_PRIORITY = "none";

  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(48),
          Duration.ofHours(72),
          Duration.ofHours(168));

  private CardModal() {}

  static View note(String metadata) {
    return modal("pd_card_note_form", "Add note", "Add", metadata, text("Note", 3000));
  }

  static View status(String metadata) {
    return modal(
        "pd_card_status_form", "Post status update", "Post", metadata, text("Status update", 3000));
  }

  static View snooze(String metadata) {
    List<OptionObject> options =
        LENGTHS.stream()
            .map(
                length ->
                    OptionObject.builder()
                        .value(Long.toString(length.toSeconds()))
                        .text(BlockElements.plain(words(length), 75))
                        .build())
            .toList();
    var select =
        StaticSelectElement.builder()
            .actionId(LENGTH)
            .placeholder(BlockElements.plain("Choose how long", 150))
            .options(options)
            .build();
    return modal("pd_card_snooze_form", "Snooze", "Snooze", metadata, input("Snooze for", select));
  }

  static View escalate(String metadata) {
    return modal(
        "pd_card_escalate_form",
        "Escalate",
        "Escalate",
        metadata,
        optional(input("Level of its policy", typeahead(LEVEL, "Choose a level"))),
        optional(input("Or another policy", typeahead(POLICY, "Choose a policy"))));
  }

  static View workflow(String metadata) {
    return modal(
        "pd_card_workflow_form",
        "Run a workflow",
        "Run",
        metadata,
        input("Workflow", typeahead(WORKFLOW, "Choose a workflow")));
  }

  private static InputBlock optional(InputBlock block) {
    block.setOptional(true);
    return block;
  }

  static View reassign(String metadata) {
    return modal(
        "pd_card_reassign_form",
        "Reassign",
        "Reassign",
        metadata,
        input("Assign to", typeahead(PERSON, "Choose a PagerDuty user")));
  }

  static View responders(String metadata) {
    return modal(
        "pd_card_responders_form",
        "Add responders",
        "Ask",
        metadata,
        optional(input("Person", typeahead(PERSON, "Choose a PagerDuty user"))),
        optional(input("Escalation policy", typeahead(POLICY, "Choose a policy"))),
        text("Message", 1000));
  }

  static View priority(String metadata) {
    return modal(
        "pd_card_priority_form",
        "Set priority",
        "Set",
        metadata,
        input("Priority", typeahead(PRIORITY, "Choose a priority")));
  }

  private static View modal(
      String id, String title, String submit, String metadata, LayoutBlock... blocks) {
    return View.builder()
        .type("modal")
        .callbackId(id)
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(metadata)
        .blocks(List.of(blocks))
        .build();
  }

  private static InputBlock text(String label, int most) {
    return input(
        label,
        PlainTextInputElement.builder().actionId(TEXT).multiline(true).maxLength(most).build());
  }

  private static InputBlock input(String label, BlockElement element) {
    return InputBlock.builder()
        .blockId("pd_" + label.toLowerCase(Locale.ROOT).replace(' ', '_'))
        .label(BlockElements.plain(label, 2000))
        .element(element)
        .build();
  }

  private static ExternalSelectElement typeahead(String actionId, String placeholder) {
    return ExternalSelectElement.builder()
        .actionId(actionId)
        .placeholder(BlockElements.plain(placeholder, 150))
        .minQueryLength(0)
        .build();
  }

  private static String words(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < 60) {
      return minutes + " minutes";
    }
    if (minutes < 24 * 60) {
      return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
    }
    long days = minutes / (24 * 60);
    return days == 1 ? "1 day" : days + " days";
  }
}
