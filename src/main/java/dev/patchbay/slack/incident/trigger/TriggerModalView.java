package dev.patchbay.slack.incident.trigger;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.ServiceName;
import java.util.ArrayList;
import java.util.List;

/** The modal in which an incident is described. Action ids name the fields. Pure. */
final class TriggerModalView {
  static final String CALLBACK_ID = "pd_trigger";
  static final String SERVICE = "pd_trigger_service";
  static final String TITLE = "pd_trigger_title";
  static final String DETAILS = "pd_trigger_details";
  static final String URGENCY = "pd_trigger_urgency";
  static final String PRIORITY = "pd_trigger_priority";
  static final String ASSIGNEE = "pd_trigger_assignee";
  static final String LINK = "pd_trigger_link";

  private static final int LABEL = 150;
  private static final int DETAILS_LENGTH = 3000;

  private TriggerModalView() {}

  static View of(TriggerForm form) {
    var blocks = new ArrayList<LayoutBlock>();
    form.notice()
        .ifPresent(
            notice ->
                blocks.add(
                    ContextBlock.builder()
                        .elements(List.of(MessageContent.mrkdwn(notice)))
                        .build()));
    blocks.add(input(form, SERVICE, "PagerDuty service", service(form), false));
    blocks.add(
        input(
            form,
            TITLE,
            "Title",
            text(TITLE, form.text().title(), TriggerText.TITLE, false),
            false));
    blocks.add(
        input(
            form,
            DETAILS,
            "Details",
            text(DETAILS, form.text().details(), DETAILS_LENGTH, true),
            true));
    blocks.add(input(form, URGENCY, "Urgency", urgency(), true));
    blocks.add(input(form, PRIORITY, "Priority", search(PRIORITY, "Choose a priority"), true));
    blocks.add(input(form, ASSIGNEE, "Assign to", search(ASSIGNEE, "Whoever is on call"), true));
    if (!form.context().origin().isBlank()) {
      blocks.add(input(form, LINK, "In the incident's details", link(form), true));
    }
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK_ID)
        .title(ViewTitle.builder().type("plain_text").text("Trigger incident").build())
        .submit(ViewSubmit.builder().type("plain_text").text("Trigger").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(form.context().json())
        .blocks(blocks)
        .build();
  }

  private static ExternalSelectElement service(TriggerForm form) {
    var select = search(SERVICE, "Type part of its name");
    form.service().ifPresent(chosen -> select.setInitialOption(option(chosen)));
    return select;
  }

  private static OptionObject option(ServiceName service) {
    return BlockElements.option(
        service.id().text(), service.name().isBlank() ? service.id().value() : service.name());
  }

  private static PlainTextInputElement text(
      String field, String initial, int most, boolean multiline) {
    var element =
        PlainTextInputElement.builder().actionId(field).multiline(multiline).maxLength(most);
    if (!initial.isBlank()) {
      element.initialValue(Mrkdwn.cut(initial, most));
    }
    return element.build();
  }

  private static StaticSelectElement urgency() {
    return StaticSelectElement.builder()
        .actionId(URGENCY)
        .placeholder(BlockElements.plain("As the service is set", LABEL))
        .options(List.of(BlockElements.option("high", "High"), BlockElements.option("low", "Low")))
        .build();
  }

  private static ExternalSelectElement search(String field, String placeholder) {
    return ExternalSelectElement.builder()
        .actionId(field)
        .placeholder(BlockElements.plain(placeholder, LABEL))
        .minQueryLength(0)
        .build();
  }

  private static CheckboxesElement link(TriggerForm form) {
    var what =
        BlockElements.option(
            "link",
            form.context().threadTs().isBlank()
                ? "Name and link this channel"
                : "Name and link the message");
    return CheckboxesElement.builder()
        .actionId(LINK)
        .options(List.of(what))
        .initialOptions(List.of(what))
        .build();
  }

  private static InputBlock input(
      TriggerForm form, String field, String label, BlockElement element, boolean optional) {
    return InputBlock.builder()
        .blockId(form.fresh() ? field + "_2" : field)
        .label(BlockElements.plain(label, LABEL))
        .element(element)
        .optional(optional)
        .build();
  }
}
