package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The modal in which a connection is made or changed. Action ids name the fields. */
final class ConnectModalView {
  static final String CALLBACK_ID = "pd_connect";
  static final String SERVICE = "service";
  static final String NOTIFY = "notify";
  static final String URGENCY = "urgency";
  static final String DELIVERY = "delivery";
  static final String RESTRICT = "restrict";

  private static final int MOST_OPTIONS = 100;
  private static final int NAME = 150;

  private ConnectModalView() {}

  static View of(ConnectForm form) {
    var blocks = new ArrayList<LayoutBlock>();
    form.notice()
        .ifPresent(
            notice ->
                blocks.add(
                    ContextBlock.builder()
                        .elements(List.of(MessageContent.mrkdwn(notice)))
                        .build()));
    blocks.add(MessageContent.section("Channel: *#" + escaped(form.channelName()) + "*"));
    blocks.add(service(form));
    blocks.add(
        input(form, NOTIFY, "Incident updates to post", notify(form), "Choose at least one."));
    blocks.add(input(form, URGENCY, "Urgency", urgency(form), "Choose at least one."));
    blocks.add(input(form, DELIVERY, "Delivery", delivery(form), null));
    blocks.add(input(form, RESTRICT, "Who can use the buttons", restrict(form), null));
    blocks.add(
        input(
            form,
            CardFields.PRIORITY,
            "Priorities (Patchbay's cards only)",
            CardFields.priority(form.options()),
            "any, none (incidents without a priority), or names such as P1, P2."));
    blocks.add(
        input(
            form,
            CardFields.BUTTONS,
            "Buttons on cards (Patchbay's cards only)",
            CardFields.buttons(form.options()),
            null));
    blocks.add(
        input(
            form,
            CardFields.THREAD,
            "Thread (Patchbay's cards only)",
            CardFields.thread(form.options()),
            null));
    return view(form.editing() ? "Edit connection" : "Connect", "Cancel", blocks)
        .callbackId(CALLBACK_ID)
        .privateMetadata(form.metadata())
        .submit(
            ViewSubmit.builder()
                .type("plain_text")
                .text(form.editing() ? "Save" : "Connect")
                .build())
        .build();
  }

  /** Words in place of the form: nothing is left to submit. */
  static View words(String mrkdwn) {
    return view("Not connected", "Close", List.of(MessageContent.section(mrkdwn))).build();
  }

  private static View.ViewBuilder view(String title, String close, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .close(ViewClose.builder().type("plain_text").text(close).build())
        .blocks(blocks);
  }

  private static LayoutBlock service(ConnectForm form) {
    if (form.service() instanceof ConnectForm.Service.Fixed fixed) {
      return MessageContent.section("Service: *" + escaped(fixed.service().name()) + "*");
    }
    if (form.service() instanceof ConnectForm.Service.OneOf several) {
      var select =
          StaticSelectElement.builder()
              .actionId(SERVICE)
              .placeholder(BlockElements.plain("Several match. Choose one", NAME))
              .options(
                  several.services().stream()
                      .limit(MOST_OPTIONS)
                      .map(service -> option(service, several.services()))
                      .toList())
              .build();
      return input(form, SERVICE, "PagerDuty service", select, null);
    }
    var select =
        ExternalSelectElement.builder()
            .actionId(SERVICE)
            .placeholder(BlockElements.plain("Type part of its name", NAME))
            .minQueryLength(0);
    if (form.service() instanceof ConnectForm.Service.Known known) {
      select.initialOption(option(known.service()));
    }
    return input(form, SERVICE, "PagerDuty service", select.build(), null);
  }

  private static OptionObject option(ServiceName service, List<ServiceName> all) {
    var option = option(service);
    if (service.isShared(all)) {
      option.setDescription(BlockElements.plain(service.id().value(), NAME));
    }
    return option;
  }

  private static OptionObject option(ServiceName service) {
    return BlockElements.option(
        service.id().text(), service.name().isBlank() ? service.id().value() : service.name());
  }

  private static CheckboxesElement notify(ConnectForm form) {
    Function<NotifyType, OptionObject> option =
        type -> BlockElements.option(type.key(), OptionView.of(type));
    return CheckboxesElement.builder()
        .actionId(NOTIFY)
        .options(Stream.of(NotifyType.values()).map(option).toList())
        .initialOptions(form.options().notifyTypes().stream().map(option).toList())
        .build();
  }

  private static CheckboxesElement urgency(ConnectForm form) {
    Function<Urgency, OptionObject> option =
        urgency -> BlockElements.option(urgency.key(), OptionView.of(urgency));
    return CheckboxesElement.builder()
        .actionId(URGENCY)
        .options(Stream.of(Urgency.values()).map(option).toList())
        .initialOptions(form.options().urgency().stream().map(option).toList())
        .build();
  }

  private static RadioButtonsElement delivery(ConnectForm form) {
    Function<DeliveryKind, OptionObject> option =
        delivery -> BlockElements.option(delivery.key(), OptionView.of(delivery));
    return radio(
        DELIVERY,
        Stream.of(DeliveryKind.values()).map(option).toList(),
        option.apply(form.delivery()));
  }

  private static RadioButtonsElement restrict(ConnectForm form) {
    Function<Restrict, OptionObject> option =
        restrict -> BlockElements.option(restrict.key(), OptionView.of(restrict));
    return radio(
        RESTRICT,
        Stream.of(Restrict.values()).map(option).toList(),
        option.apply(form.options().restrict()));
  }

  private static RadioButtonsElement radio(
      String actionId, List<OptionObject> options, OptionObject initial) {
    return RadioButtonsElement.builder()
        .actionId(actionId)
        .options(options)
        .initialOption(initial)
        .build();
  }

  private static InputBlock input(
      ConnectForm form, String field, String label, BlockElement element, @Nullable String hint) {
    var block =
        InputBlock.builder()
            .blockId(form.fresh() ? field + "_2" : field)
            .label(BlockElements.plain(label, NAME))
            .element(element);
    if (hint != null) {
      block.hint(BlockElements.plain(hint, NAME));
    }
    return block.build();
  }

  private static String escaped(String name) {
    return Mrkdwn.escaped(Mrkdwn.cut(name, NAME));
  }
}
