package dev.patchbay.slack.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import dev.patchbay.slack.card.ClickPayload;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Handles presses of buttons on messages that PagerDuty posted with our token. A change that can be
 * read is stored before this returns; what cannot be read is kept, redacted, and the person gets an
 * answer.
 */
public final class IncidentButtons {
  private static final Pattern INCIDENT_PAGE =
      Pattern.compile("https://[A-Za-z0-9.-]+\\.pagerduty\\.com/incidents/[A-Za-z0-9]+");

  private static final int MOST = 5;

  /** Keeps what was not understood, and answers its id. */
  @FunctionalInterface
  public interface Kept {
    String keep(Actor actor, String missing, String redactedPayload);
  }

  /** The use cases behind it. */
  public record Uses(
      Function<Click, Decoded> decoder, Consumer<ChangeRequest> change, Kept unknown) {}

  private final Uses uses;

  public IncidentButtons(Uses uses) {
    this.uses = uses;
  }

  public void register(Router router) {
    router.foreignAction(this::pressed);
  }

  Ack pressed(Interaction payload) {
    Click click = ClickPayload.click(payload);
    Decoded decoded = uses.decoder().apply(click);
    if (decoded instanceof Decoded.Change change) {
      uses.change().accept(request(payload, change));
      return new Ack.Nothing();
    }
    if (decoded instanceof Decoded.Unknown unknown) {
      return unknown(payload, click, unknown.missing());
    }
    return new Ack.Nothing();
  }

  private static ChangeRequest request(Interaction payload, Decoded.Change change) {
    boolean ephemeral =
        payload.text("container", "is_ephemeral").equals("true")
            || payload.text("is_ephemeral").equals("true")
            || payload.message().entrySet().isEmpty();
    String ts =
        JsonFields.first(
            payload.text("container", "message_ts"),
            payload.text("message_ts"),
            payload.text("message", "ts"));
    return new ChangeRequest(
        payload.actor(),
        payload.here(),
        ephemeral ? "" : ts,
        JsonFields.first(
            payload.text("container", "thread_ts"),
            JsonFields.text(payload.message(), "thread_ts")),
        payload.responseUrl(),
        change.candidates(),
        change.change(),
        payload.message().toString());
  }

  private Ack unknown(Interaction payload, Click click, String missing) {
    Actor actor = payload.actor();
    String id = uses.unknown().keep(actor, missing, Redaction.of(payload.json()));
    var pages = pages(click.texts());
    String words =
        missing.equals("incident") && pages.size() > 1
            ? "Which incident do you mean? The message names "
                + links(pages)
                + ". Nothing changed. Run `/pd ack ID` or `/pd resolve ID` with the one you mean."
            : "Patchbay didn't recognize this button (no "
                + Mrkdwn.escaped(missing)
                + "), so nothing changed. "
                + page(pages);
    words += " Saved as `" + Mrkdwn.escaped(id) + "`.";
    return new Ack.Says(new MessageContent(words, List.of()));
  }

  /** The incidents' addresses in the order of the message. */
  private static List<String> pages(List<String> texts) {
    return texts.stream()
        .flatMap(text -> INCIDENT_PAGE.matcher(text).results())
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  private static String links(List<String> pages) {
    return pages.stream()
        .limit(MOST)
        .map(page -> "<" + page + "|`" + page.substring(page.lastIndexOf('/') + 1) + "`>")
        .collect(Collectors.joining(", "));
  }

  /** A link only where all texts name one incident: which one is meant is not known here. */
  private static String page(List<String> pages) {
    return pages.size() == 1
        ? "Use <" + pages.get(0) + "|the incident in PagerDuty>."
        : "Use the incident in PagerDuty.";
  }
}
