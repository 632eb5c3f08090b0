package dev.patchbay.slack.incident.unfurl;

import com.slack.api.model.event.LinkSharedEvent;
import dev.patchbay.core.AccountId;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import java.util.List;

/**
 * Keeps the links that people post or type, before Slack has its acknowledgement. Those of our own
 * messages count for nothing, nor do those of other accounts and in channels that another company
 * sees.
 */
public final class LinkEvents implements Face {
  /** In the manifest; needs the scopes {@code links:read} and {@code links:write}. */
  public static final List<String> EVENTS = List.of(LinkSharedEvent.TYPE_NAME);

  static final String KIND = "links";

  private final TalkInbox inbox;
  private final AccountId account;

  public LinkEvents(TalkInbox inbox, AccountId account) {
    this.inbox = inbox;
    this.account = account;
  }

  @Override
  public void register(Router router, Pd pd) {
    router.event(LinkSharedEvent.class, this::shared);
  }

  private Ack shared(Interaction event) {
    String user = event.text("event", "user");
    boolean person =
        !user.isBlank() && !user.equals(event.botUser()) && event.text("event", "bot_id").isBlank();
    boolean alone = !event.text("is_ext_shared_channel").equals("true");
    if (person
        && alone
        && !event.text("event_id").isBlank()
        && !SharedLinks.of(event, account).isEmpty()) {
      inbox.keep(event.text("event_id"), KIND, body(event));
    }
    return new Ack.Nothing();
  }

  private static String body(Interaction event) {
    var body = event.json().deepCopy();
    body.remove("token");
    return body.toString();
  }
}
