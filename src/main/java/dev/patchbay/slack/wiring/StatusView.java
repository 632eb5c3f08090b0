package dev.patchbay.slack.wiring;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.ChannelStatus;
import dev.patchbay.slack.login.WhoamiView;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.slack.view.RefusalWords;
import dev.patchbay.wiring.CheckConnection;
import dev.patchbay.words.ScopeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the wiring of a channel is healthy, and what to do if not; pure. */
public final class StatusView {
  private final Status status;
  private final List<String> parts = new ArrayList<>();
  private int faults;

  private StatusView(Status status) {
    this.status = status;
  }

  public static MessageContent of(Status status) {
    return new StatusView(status).said();
  }

  private MessageContent said() {
    parts.add(place());
    status.lines().forEach(line -> parts.add(line(line)));
    if (status.unseen() > 0) {
      parts.add("… and " + status.unseen() + " more, not looked at: `/pd list` shows them.");
    }
    parts.add(app());
    parts.add(you());
    parts.add(0, head());
    List<LayoutBlock> blocks = new ArrayList<>();
    parts.forEach(part -> blocks.add(MessageContent.section(part)));
    return new MessageContent(String.join("\n", parts), blocks);
  }

  private String head() {
    if (status.direct()) {
      return "*This is a direct message, and only a channel can be wired.* Run `/pd status` in a"
          + " channel.";
    }
    return faults == 0
        ? "*The wiring of <#" + status.channel() + "> is healthy.*"
        : "*<#"
            + status.channel()
            + ">: "
            + faults
            + (faults == 1 ? " thing" : " things")
            + " to look at.*";
  }

  private String fault(String words) {
    faults++;
    return ":warning: " + words;
  }

  private static String fine(String words) {
    return ":white_check_mark: " + words;
  }

  private String place() {
    if (!status.installed()) {
      return fault(
          "The app is not, or no longer, installed in this workspace. Ask a workspace admin to"
              + " install it again.");
    }
    if (status.direct()) {
      return fine("The app is installed in this workspace.");
    }
    if (status.place().isEmpty()) {
      return "Slack did not say in time how this channel is; run `/pd status` again.";
    }
    return status.place().get() instanceof Outcome.Done<ChannelStatus> done
        ? place(done.value())
        : fault(
            RefusalWords.say(((Outcome.Refused<ChannelStatus>) status.place().get()).refusal()));
  }

  private String place(ChannelStatus place) {
    if (place.archived()) {
      return fault("This channel is archived: nothing can be posted here. Unarchive it.");
    }
    if (!place.member() && place.secret()) {
      return fault("The app is not in this private channel. Invite it here with `/invite`.");
    }
    if (!place.member()) {
      return status.lines().isEmpty()
          ? "The app is not in this channel yet; `/pd connect` brings it in."
          : fault("The app is not in this channel any more. Invite it here with `/invite`.");
    }
    return fine("The app is in this channel.")
        + (status.lines().isEmpty()
            ? " It is not wired to any PagerDuty service: `/pd connect` wires it."
            : "");
  }

  private String line(Status.Line line) {
    String name = ListView.name(line.connection()) + ": ";
    if (line.atPagerDuty().isPresent()
        && line.atPagerDuty().get() instanceof Outcome.Refused<?> refused) {
      return fault(name + refused(refused.refusal()));
    }
    Optional<String> wrong = wrong(line);
    if (wrong.isPresent()) {
      return fault(name + wrong.get());
    }
    return line.atPagerDuty().isEmpty()
        ? name + "nothing wrong is known here; PagerDuty did not answer in time."
        : fine(name + "PagerDuty posts here.");
  }

  private static String refused(Refusal refusal) {
    return refusal instanceof Refusal.Gone
        ? "its extension is gone from PagerDuty, so nothing is posted. `/pd connect` makes it anew."
        : "PagerDuty could not be asked about it. " + RefusalWords.say(refusal);
  }

  private static Optional<String> wrong(Status.Line line) {
    var health = line.connection().health();
    if (!health.working()) {
      return Optional.of(HealthView.of(health));
    }
    return line.atPagerDuty()
        .flatMap(
            seen ->
                switch (((Outcome.Done<CheckConnection.State>) seen).value()) {
                  case WORKS -> Optional.empty();
                  case PAUSED ->
                      Optional.of(
                          "PagerDuty has paused it, because Slack refused its messages. It goes on"
                              + " by itself within 24 hours, or when enabled on the service's"
                              + " Integrations page.");
                  case FOREIGN_BOT ->
                      Optional.of(
                          "its PagerDuty extension has another bot's token, so Patchbay's buttons"
                              + " don't work on its messages. Run `/pd connect "
                              + line.connection().key().service()
                              + "`: Patchbay writes its own token again and enables the"
                              + " extension.");
                  case UNAUTHORIZED ->
                      Optional.of(
                          "PagerDuty says that it is not authorized, so nothing is posted. Run `/pd"
                              + " connect` for it again.");
                });
  }

  private String app() {
    var app = status.people().app();
    if (app.trouble().isPresent()) {
      return fault(
          "The app's own PagerDuty token "
              + (app.ready() ? "is in trouble. " : "is not there yet. ")
              + RefusalWords.say(app.trouble().get()));
    }
    if (!app.ready()) {
      return "The app's own PagerDuty token is being asked for.";
    }
    if (app.missing().isEmpty()) {
      return fine("The app has its own PagerDuty token.");
    }
    return fault(
        "The app's own PagerDuty token lacks scopes; the operator must add them to the app in"
            + " PagerDuty:"
            + scopes(app.missing()));
  }

  private String you() {
    var you = status.people().you();
    if (you.person().isEmpty()) {
      boolean ended = you.why().filter(Refusal.LoginEnded.class::isInstance).isPresent();
      return ended
          ? fault("PagerDuty no longer honours your log-in. `/pd login` renews it.")
          : "You are not logged in to PagerDuty. `/pd login` does that; the buttons need it.";
    }
    String name = WhoamiView.name(you.person().get());
    var missing = you.person().get().missingScopes();
    return missing.isEmpty()
        ? fine("In PagerDuty you are " + name + ".")
        : fault(
            "In PagerDuty you are "
                + name
                + ". Your log-in lacks scopes; when the operator has added them to the app in"
                + " PagerDuty, `/pd login` asks for them again:"
                + scopes(missing));
  }

  private static String scopes(Set<String> missing) {
    return missing.stream()
        .map(scope -> "\n• `" + Mrkdwn.escaped(scope) + "`: " + ScopeWords.without(scope))
        .collect(Collectors.joining());
  }
}
