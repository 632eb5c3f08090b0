package dev.patchbay.slack.incident.thread;

import com.slack.api.model.event.AppMentionEvent;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.inbound.Router;
import java.util.List;

/** Keeps what people say to Patchbay, before Slack has its acknowledgement. Bots get no answer. */
public final class MentionEvents implements Face {
  /** In the manifest; needs the scope {@code app_mentions:read}. */
  public static final List<String> EVENTS = List.of(AppMentionEvent.TYPE_NAME);

  static final String KIND = "mention";

  private final TalkInbox inbox;

  public MentionEvents(TalkInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void register(Router router, Pd pd) {
    router.event(AppMentionEvent.class, this::heard);
  }

  private Ack heard(Interaction event) {
    String user = event.text("event", "user");
    boolean person =
        !user.isBlank()
            && !user.equals(event.botUser())
            && event.text("event", "bot_id").isBlank()
            && event.place().isPresent();
    if (person) {
      inbox.keep(id(event), KIND, withoutToken(event));
    }
    return new Ack.Nothing();
  }

  private static String id(Interaction event) {
    return JsonFields.first(
        event.text("event_id"), event.channelId() + "-" + event.text("event", "ts"));
  }

  private static String withoutToken(Interaction event) {
    var body = event.json().deepCopy();
    body.remove("token");
    return body.toString();
  }
}
