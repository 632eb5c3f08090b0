package dev.patchbay.slack.incident;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.card.ClickPayload;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ModalFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The message shortcut "Add note to incident": a modal with the message's words, and with the
 * incident that the message names. What is submitted is carried out as {@code /pd note} is.
 */
final class AddNoteShortcut {
  /** In the manifest. */
  static final String CALLBACK_ID = "pd_add_note";

  private static final String FORM = "pd_add_note_form";
  private static final String INCIDENT = "pd_add_note_incident";
  private static final String NOTE = "pd_add_note_text";
  private static final int LONGEST_NOTE = 3000;
  private static final int LONGEST_INCIDENT = 300;

  private final Consumer<ChangeRequest> change;
  private final ModalOpener modals;
  private final SlackUsersApi users;
  private final Deadline slack;

  AddNoteShortcut(
      Consumer<ChangeRequest> change, ModalOpener modals, SlackUsersApi users, Deadline slack) {
    this.change = change;
    this.modals = modals;
    this.users = users;
    this.slack = slack;
  }

  void register(Router router) {
    router.shortcut(CALLBACK_ID, this::open);
    router.submission(FORM, this::submitted);
  }

  private Ack open(Interaction shortcut) {
    var named = ClickDecoder.incidents(ClickPayload.of(shortcut.message()));
    var message = SharedMessage.of(shortcut, users, slack);
    String note =
        message.text().isBlank() || message.author().isBlank()
            ? message.text()
            : message.author() + " in Slack: " + message.text();
    var metadata = new CardPlace(shortcut.here(), "", "-").metadata();
    return modals.open(shortcut, view(metadata, named.stream().findFirst().orElse(""), note));
  }

  private static View view(String metadata, String incident, String note) {
    return View.builder()
        .type("modal")
        .callbackId(FORM)
        .title(ViewTitle.builder().type("plain_text").text("Add note to incident").build())
        .submit(ViewSubmit.builder().type("plain_text").text("Add").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(metadata)
        .blocks(
            List.of(
                input(INCIDENT, "Incident: number, ID or URL", incident, LONGEST_INCIDENT, false),
                input(NOTE, "Note", note, LONGEST_NOTE, true)))
        .build();
  }

  private static InputBlock input(
      String field, String label, String initial, int most, boolean multiline) {
    var text = PlainTextInputElement.builder().actionId(field).multiline(multiline).maxLength(most);
    if (!initial.isBlank()) {
      text.initialValue(Mrkdwn.cut(initial, most));
    }
    return InputBlock.builder()
        .blockId(field)
        .label(BlockElements.plain(label, 100))
        .element(text.build())
        .build();
  }

  private Ack submitted(Interaction submission) {
    var fields = new ModalFields(submission.view());
    var place = CardPlace.of(fields.metadata()).map(CardPlace::place);
    var incident =
        fields
            .typed(INCIDENT)
            .flatMap(IncidentQuery::parse)
            .filter(query -> query.rest().isBlank())
            .map(IncidentQuery::incident);
    var note = fields.typed(NOTE).map(String::strip).filter(text -> !text.isEmpty());
    var wrong = new LinkedHashMap<String, String>();
    if (incident.isEmpty() || place.isEmpty()) {
      wrong.put(INCIDENT, "Write one incident's number, ID or PagerDuty URL.");
    }
    if (note.isEmpty()) {
      wrong.put(NOTE, "Write a note.");
    }
    if (!wrong.isEmpty()) {
      return new Ack.Errors(wrong);
    }
    change.accept(
        new ChangeRequest(
            submission.actor(),
            place.get(),
            "",
            "",
            Optional.empty(),
            List.of(incident.get()),
            new IncidentChange.AddNote(note.get()),
            ""));
    return new Ack.Nothing();
  }
}
