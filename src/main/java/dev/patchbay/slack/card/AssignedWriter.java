package dev.patchbay.slack.card;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.card.CardTest;
import dev.patchbay.incident.notice.AssignedNotices;
import dev.patchbay.incident.notice.ShownNotice;
import dev.patchbay.outbox.Message;
import dev.patchbay.outbox.Writer;
import dev.patchbay.slack.view.MessageContent;
import java.util.ArrayList;
import java.util.Optional;

/** Tells a person that an incident is theirs: its card, in their conversation with the app. */
public final class AssignedWriter implements Writer {
  /**
   * In place of a ts: Slack's answer to the post was lost, and only with another scope could a
   * person's conversation be looked into. The message is taken for there: a second one for the same
   * assignment is worse than none, since PagerDuty has notified the person too.
   */
  private static final String UNKNOWN = "unknown";

  private final AssignedNotices notices;
  private final CardPosts posts;

  public AssignedWriter(AssignedNotices notices, CardPosts posts) {
    this.notices = notices;
    this.posts = posts;
  }

  @Override
  public String kind() {
    return AssignedNotices.kind();
  }

  @Override
  public Outcome<Optional<String>> write(Message message) {
    if (message.ts().filter(UNKNOWN::equals).isPresent()) {
      return Outcome.done(message.ts());
    }
    return notices
        .shown(message.key())
        .filter(shown -> shown.card().test() == CardTest.NO)
        .map(
            shown ->
                posts.direct(
                    message,
                    drawn(shown),
                    shown.conversation(),
                    opened -> notices.posted(message.key(), opened)))
        .orElseGet(() -> Outcome.done(message.ts()));
  }

  private static CardView.Drawn drawn(ShownNotice shown) {
    String head =
        shown.card().card().resolved()
            ? "An incident that was assigned to you is resolved."
            : shown.assigned()
                ? "An incident is assigned to you."
                : "This incident is no longer assigned to you.";
    var drawn = CardView.card(shown.card());
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(MessageContent.section(head));
    blocks.addAll(drawn.blocks());
    return new CardView.Drawn(head + " " + drawn.text(), blocks, drawn.color(), drawn.beside());
  }

  @Override
  public Outcome<Optional<String>> find(Message message) {
    return Outcome.done(Optional.of(UNKNOWN));
  }

  @Override
  public void postedAgain(Message message, Refusal why) {
    // Never: see find.
  }

  @Override
  public Verdict cannot(Message message, Refusal why) {
    return Verdict.LEAVE;
  }
}
