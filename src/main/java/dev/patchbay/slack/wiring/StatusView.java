package dev.patchbay.slack.wiring;

import com.slack.api.model.block.LayoutBlock;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.SlackChannel;
import dev.patchbay.slack.login.WhoamiView;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.words.ScopeWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a channel's connections are healthy, and what to do if not; pure. */
final class StatusView {
  private final Status status;
  private final List<String> parts = new ArrayList<>();

  /** Buttons below a part. */
  private final Map<String, LayoutBlock> below = new HashMap<>();

  private final ListView.Names names;
  private int faults;

  private StatusView(Status status) {
    this.status = status;
    this.names =
        ListView.Names.among(status.lines().stream().map(Status.Line::connection).toList());
  }

  public static MessageContent of(Status status) {
    return new StatusView(status).said();
  }

  private MessageContent said() {
    parts.add(place());
    status.lines().forEach(line -> add(line));
    if (status.unseen() > 0) {
      parts.add(
          "… and " + status.unseen() + " more that were not checked. Run `/pd list` to see them.");
    }
    parts.addAll(
        status.grant().map(grant -> ScopesView.of(grant, status.install())).orElse(List.of()));
    parts.add(app());
    parts.add(you());
    parts.add(0, head());
    List<LayoutBlock> blocks = new ArrayList<>();
    for (var part : parts) {
      blocks.add(MessageContent.section(part));
      Optional.ofNullable(below.get(part)).ifPresent(blocks::add);
    }
    return new MessageContent(String.join("\n", parts), blocks);
  }

  private void add(Status.Line line) {
    var words = line(line);
    parts.add(words);
    ConnectionFault.buttons(line).ifPresent(buttons -> below.put(words, buttons));
  }

  private String head() {
    if (status.direct()) {
      return "*Direct messages can't be connected.* Run `/pd status` in a channel.";
    }
    if (faults == 0 && unanswered()) {
      return "*Couldn't check everything in <#" + status.channel() + ">.* Run `/pd status` again.";
    }
    if (faults == 0 && (status.lines().isEmpty() || status.unseen() > 0)) {
      return "*No problems found in <#" + status.channel() + ">.*";
    }
    return faults == 0
        ? "*All connections in <#" + status.channel() + "> work.*"
        : "*<#" + status.channel() + ">: " + faults + (faults == 1 ? " problem.*" : " problems.*");
  }

  /** Where Slack or PagerDuty did not say in time how it is. */
  private boolean unanswered() {
    return status.place().isEmpty()
        || status.lines().stream().anyMatch(line -> line.atPagerDuty().isEmpty());
  }

  private String fault(String words) {
    faults++;
    return ":warning: " + words;
  }

  private static String fine(String words) {
    return ":white_check_mark: " + words;
  }

  private String place() {
    if (status.grant().isEmpty()) {
      return fault(
          "Patchbay isn't installed in this workspace. Ask a workspace admin to install it.");
    }
    if (status.direct()) {
      return fine("Patchbay is installed in this workspace.");
    }
    if (status.place().isEmpty()) {
      return "Slack didn't respond in time. Run `/pd status` again.";
    }
    return status.place().get() instanceof Outcome.Done<SlackChannel> done
        ? place(done.value())
        : fault(Mrkdwn.refusal(((Outcome.Refused<SlackChannel>) status.place().get()).refusal()));
  }

  private String place(SlackChannel place) {
    if (place.archived()) {
      return fault("This channel is archived, so nothing can be posted. Unarchive it.");
    }
    if (!place.member() && place.secret()) {
      return fault("Patchbay isn't in this private channel. Run `/invite @Patchbay` here.");
    }
    if (!place.member() && !status.lines().isEmpty() && postsAnywhere()) {
      return fine("Patchbay isn't in this channel, and can post here, as in every public channel.");
    }
    if (!place.member()) {
      return status.lines().isEmpty()
          ? "Patchbay isn't in this channel yet. Run `/pd connect` to add it."
          : fault("Patchbay isn't in this channel anymore. Run `/invite @Patchbay` here.");
    }
    return fine("Patchbay is in this channel.")
        + (status.lines().isEmpty()
            ? " The channel has no connections. Run `/pd connect` to add one."
            : "");
  }

  private boolean postsAnywhere() {
    return status.grant().filter(grant -> grant.scopes().contains("chat:write.public")).isPresent();
  }

  private String line(Status.Line line) {
    String name = names.of(line.connection()) + ": ";
    if (line.atPagerDuty().isPresent()
        && line.atPagerDuty().get() instanceof Outcome.Refused<?> refused) {
      return fault(name + refused(refused.refusal()));
    }
    Optional<String> wrong = ConnectionFault.of(line);
    if (wrong.isPresent()) {
      return fault(name + wrong.get());
    }
    return line.atPagerDuty().isEmpty()
        ? name + "no problem is known; PagerDuty didn't respond in time."
        : fine(
            name
                + (line.connection().delivery() instanceof Delivery.Webhook
                    ? "Patchbay posts its cards here."
                    : "PagerDuty posts here.")
                + HealthView.proven(line.connection()));
  }

  private static String refused(Refusal refusal) {
    return refusal instanceof Refusal.NotFound
        ? "its PagerDuty extension is missing, so nothing is posted. Run `/pd connect` to"
            + " reconnect."
        : "couldn't check it in PagerDuty. " + Mrkdwn.refusal(refusal);
  }

  private String app() {
    var app = status.people().app();
    if (app.trouble().isPresent()) {
      return fault(
          "Patchbay's PagerDuty token "
              + (app.ready() ? "doesn't work. " : "isn't there yet. ")
              + Mrkdwn.refusal(app.trouble().get()));
    }
    if (!app.ready()) {
      return "Patchbay is requesting its PagerDuty token.";
    }
    if (app.missing().isEmpty()) {
      return fine("Patchbay has its PagerDuty token.");
    }
    return fault(
        "Patchbay's PagerDuty token is missing scopes. Ask your Patchbay admin to add them to the"
            + " PagerDuty app (Integrations → App Registration) and restart Patchbay:"
            + scopes(app.missing()));
  }

  private String you() {
    var you = status.people().you();
    if (you.person().isEmpty()) {
      boolean ended = you.why().filter(Refusal.LoginEnded.class::isInstance).isPresent();
      var byEmail = status.people().byEmail();
      return ended
          ? fault("Your PagerDuty login is no longer valid. " + byEmail.orElse("Run `/pd login`."))
          : "You're not logged in to PagerDuty. "
              + byEmail.orElse("Run `/pd login` to use the buttons.");
    }
    String name = WhoamiView.name(you.person().get());
    var missing = you.person().get().missingScopes();
    return missing.isEmpty()
        ? fine("You're logged in to PagerDuty as " + name + ".")
        : fault(
            "You're logged in to PagerDuty as "
                + name
                + ". Your login is missing scopes. Run `/pd login` again. If that doesn't help, ask"
                + " your Patchbay admin to add them to the PagerDuty app (Integrations → App"
                + " Registration) and restart Patchbay, then log in again:"
                + scopes(missing));
  }

  private static String scopes(Set<String> missing) {
    return missing.stream()
        .map(scope -> "\n• `" + Mrkdwn.escaped(scope) + "`: " + ScopeWords.without(scope))
        .collect(Collectors.joining());
  }
}
