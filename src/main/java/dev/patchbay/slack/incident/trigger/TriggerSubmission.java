package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.ServiceId;
import dev.patchbay.core.Typed;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.incident.Typeahead;
import dev.patchbay.wiring.ServiceName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The submission of the trigger modal: what is missing is shown inside it; else the request is
 * stored and the modal closes.
 */
final class TriggerSubmission {
  private final Consumer<TriggerRequest> trigger;

  TriggerSubmission(Consumer<TriggerRequest> trigger) {
    this.trigger = trigger;
  }

  Ack submitted(Interaction submission) {
    var fields = new ModalFields(submission.view());
    var context = TriggerContext.of(fields.metadata());
    var service = service(fields);
    String title = fields.typed(TriggerModalView.TITLE).map(it -> new Typed(it).text()).orElse("");
    var wrong = new LinkedHashMap<String, String>();
    if (service.isEmpty()) {
      wrong.put(fields.block(TriggerModalView.SERVICE), "Choose a service.");
    }
    if (title.isEmpty()) {
      wrong.put(fields.block(TriggerModalView.TITLE), "Write a title.");
    }
    if (!wrong.isEmpty() || context.isEmpty()) {
      return new Ack.Errors(
          wrong.isEmpty()
              ? Map.of(
                  fields.firstBlock(TriggerModalView.SERVICE),
                  "This form is out of date. Close it and begin again.")
              : wrong);
    }
    trigger.accept(
        new TriggerRequest(
            RequestKey.of(submission),
            submission.actor(),
            context.get().place(),
            context.get().threadTs(),
            Optional.empty(),
            new TriggerRequest.Wanted(
                new TriggerRequest.Known(service.get()),
                TriggerText.of(title, details(fields, context.get())),
                fields.chosen(TriggerModalView.URGENCY),
                Typeahead.chosen(fields, TriggerModalView.PRIORITY),
                Typeahead.chosen(fields, TriggerModalView.ASSIGNEE),
                Optional.empty())));
    return new Ack.Nothing();
  }

  private static Optional<ServiceName> service(ModalFields fields) {
    try {
      return Typeahead.chosen(fields, TriggerModalView.SERVICE)
          .map(
              id ->
                  new ServiceName(
                      ServiceId.of(id), fields.label(TriggerModalView.SERVICE).orElse("")));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static String details(ModalFields fields, TriggerContext context) {
    String written = fields.typed(TriggerModalView.DETAILS).map(String::strip).orElse("");
    String origin = fields.ticked(TriggerModalView.LINK).isEmpty() ? "" : context.origin();
    return written.isEmpty() || origin.isEmpty() ? written + origin : written + "\n\n" + origin;
  }
}
