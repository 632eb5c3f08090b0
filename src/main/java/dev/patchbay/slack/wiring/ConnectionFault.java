package dev.patchbay.slack.wiring;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.patchbay.core.Outcome;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.CheckConnection;
import java.util.List;
import java.util.Optional;

/** What is wrong with a connection, and the buttons that fix it; mrkdwn. Pure. */
final class ConnectionFault {
  private ConnectionFault() {}

  /** Empty where nothing is. What PagerDuty says explains why nothing shows that it works. */
  static Optional<String> of(Status.Line line) {
    var health = line.connection().health();
    if (!health.state().settled()) {
      return Optional.of(HealthView.of(health));
    }
    return atPagerDuty(line)
        .or(() -> Optional.of(HealthView.of(health)).filter(words -> !words.isEmpty()));
  }

  static Optional<ActionsBlock> buttons(Status.Line line) {
    var connection = line.connection();
    var seen = seen(line);
    if (isSeen(seen, CheckConnection.State.DOUBLED)) {
      var foreign = seen.get().others().foreign();
      return foreign.isEmpty()
          ? Optional.empty()
          : block(ConnectionButtons.removeOthers(connection, foreign));
    }
    if (isSeen(seen, CheckConnection.State.CHANGED)) {
      return block(ConnectionButtons.keep(connection), ConnectionButtons.restore(connection));
    }
    if (connection.health().state() != ConnectionState.UNPROVEN) {
      return Optional.empty();
    }
    return connection.delivery().kind() == DeliveryKind.EXTENSION
        ? block(ConnectionButtons.prove(connection), ConnectionButtons.ownCards(connection))
        : block(ConnectionButtons.prove(connection));
  }

  private static Optional<ActionsBlock> block(BlockElement... buttons) {
    return Optional.of(ActionsBlock.builder().elements(List.of(buttons)).build());
  }

  /** Empty also where what is known here goes before. */
  private static Optional<CheckConnection.Seen> seen(Status.Line line) {
    return line.atPagerDuty()
        .filter(unused -> line.connection().health().state().settled())
        .flatMap(
            seen ->
                seen instanceof Outcome.Done<CheckConnection.Seen> done
                    ? Optional.of(done.value())
                    : Optional.empty());
  }

  private static boolean isSeen(Optional<CheckConnection.Seen> seen, CheckConnection.State state) {
    return seen.filter(one -> one.state() == state).isPresent();
  }

  private static Optional<String> atPagerDuty(Status.Line line) {
    return seen(line)
        .flatMap(
            seen ->
                switch (seen.state()) {
                  case WORKS -> Optional.empty();
                  case DOUBLED -> Optional.of(OthersView.fault(line.connection(), seen.others()));
                  case CHANGED ->
                      Optional.of(
                          "its settings were changed in PagerDuty. Press *Keep* to take them over,"
                              + " or *Restore* to write the ones from here again.");
                  case PAUSED ->
                      Optional.of(
                          "PagerDuty paused the extension because Slack rejected its messages. It"
                              + " resumes within 24 hours; to resume now, enable it on the"
                              + " service's Integrations page.");
                  case FOREIGN_BOT ->
                      Optional.of(
                          "its PagerDuty extension has another bot's token, so Patchbay's buttons"
                              + " don't work on its messages. Run `/pd connect "
                              + line.connection().key().service()
                              + "`: Patchbay writes its own token again and enables the"
                              + " extension.");
                  case NO_EVENTS ->
                      Optional.of(
                          "PagerDuty doesn't send its events to Patchbay now, so nothing is posted."
                              + " Patchbay tries every minute to restore that. If this stays, ask"
                              + " your Patchbay admin to run the `doctor`.");
                  case UNAUTHORIZED ->
                      Optional.of(
                          "PagerDuty says the extension isn't authorized, so nothing is posted. Run"
                              + " `/pd connect "
                              + line.connection().key().service()
                              + "`: it writes the extension again and enables it.");
                });
  }
}
