package dev.patchbay.slack.home;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.slack.card.IncidentRow;
import dev.patchbay.slack.home.HomeFacts.FromPagerDuty;
import dev.patchbay.slack.home.HomeFacts.Login;
import dev.patchbay.slack.home.HomeMessages.Wanted;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.login.WhoamiView;
import dev.patchbay.slack.view.BlockElements;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.slack.wiring.WiringFace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Draws App Home in at most 60 of the 100 blocks that Slack takes. Pure. */
final class HomeView {
  static final String LOG_IN = "pd_home_login";
  static final String LOG_OUT = "pd_home_logout";
  static final String REFRESH = "pd_home_refresh";

  /** The value is what is wanted from now on. */
  static final String ASSIGNED = "pd_home_assigned";

  static final String TURNS = "pd_home_turns";
  static final String ON = "on";
  static final String OFF = "off";

  /** The value is the page. */
  static final String NEWER = "pd_home_newer";

  static final String OLDER = "pd_home_older";

  private HomeView() {}

  static View of(HomeFacts facts) {
    var blocks = new ArrayList<LayoutBlock>();
    login(blocks, facts.login());
    blocks.add(DividerBlock.builder().build());
    blocks.add(header("On call"));
    blocks.add(MessageContent.section(onCall(facts)));
    blocks.add(header("My open incidents"));
    incidents(blocks, facts);
    blocks.add(header("Connections of my channels"));
    blocks.addAll(ConnectionLines.of(facts.connections()));
    if (facts.login().person().isPresent()) {
      messages(blocks, facts.login().messages());
    }
    return View.builder().type("home").callbackId("pd_home").blocks(blocks).build();
  }

  private static void login(List<LayoutBlock> blocks, Login login) {
    var buttons = new ArrayList<BlockElement>();
    buttons.add(button(TriggerFace.OPEN, "Trigger incident", "home"));
    buttons.add(button(WiringFace.CONNECT_CHANNEL, "Connect a channel", "home"));
    if (login.person().isPresent()) {
      var person = login.person().get();
      blocks.add(MessageContent.section(WhoamiView.words(person, person.missingScopes())));
      if (!person.missingScopes().isEmpty()) {
        buttons.add(button(LOG_IN, "Log in again", "home"));
      }
      buttons.add(logOut());
    } else {
      var why = login.why().orElseGet(Refusal.NotLoggedIn::new);
      blocks.add(
          MessageContent.section(
              Mrkdwn.refusal(why)
                  + " Log in, and Patchbay acts there as you, with your permissions."));
      var logIn = button(LOG_IN, "Log in to PagerDuty", "home");
      logIn.setStyle("primary");
      buttons.add(0, logIn);
    }
    buttons.add(button(REFRESH, "Refresh", "home"));
    // The ids stay as they are from one drawing to the next, so that a press meanwhile is of both.
    blocks.add(ActionsBlock.builder().blockId("pd_home_actions").elements(buttons).build());
  }

  private static ButtonElement logOut() {
    var button = button(LOG_OUT, "Log out", "home");
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(BlockElements.plain("Log out of PagerDuty?", 100))
            .text(
                BlockElements.plain(
                    "Patchbay deletes your tokens here and asks PagerDuty to revoke them."
                        + " Connections stay as they are.",
                    300))
            .confirm(BlockElements.plain("Log out", 30))
            .deny(BlockElements.plain("Cancel", 30))
            .build());
    return button;
  }

  private static String onCall(HomeFacts facts) {
    if (facts.pagerDuty().isEmpty()) {
      return "Loading…";
    }
    return facts.pagerDuty().get().onCall() instanceof Outcome.Refused<?> refused
        ? failed("whether you're on call", refused.refusal())
        : facts.pagerDuty().map(FromPagerDuty::onCall).map(TurnView::of).orElse("");
  }

  private static void incidents(List<LayoutBlock> blocks, HomeFacts facts) {
    if (facts.pagerDuty().isEmpty()) {
      blocks.add(MessageContent.section("Loading…"));
      return;
    }
    var answer = facts.pagerDuty().get().incidents();
    if (answer instanceof Outcome.Refused<OpenPage> refused) {
      blocks.add(MessageContent.section(failed("your incidents", refused.refusal())));
      return;
    }
    page(blocks, ((Outcome.Done<OpenPage>) answer).value(), facts.inPagerDuty());
  }

  private static void page(List<LayoutBlock> blocks, OpenPage page, URI inPagerDuty) {
    if (page.incidents().isEmpty()) {
      blocks.add(
          MessageContent.section(
              page.page() == 1 ? "You have no open incidents." : "There are no more."));
    }
    page.incidents().forEach(incident -> blocks.addAll(IncidentRow.blocks(incident)));
    var buttons = new ArrayList<BlockElement>();
    if (page.page() > 1) {
      buttons.add(button(NEWER, "Show newer", Integer.toString(page.page() - 1)));
    }
    if (page.more()) {
      buttons.add(button(OLDER, "Show more", Integer.toString(page.page() + 1)));
    }
    if (!buttons.isEmpty()) {
      blocks.add(
          MessageContent.section(
              "Page " + page.page() + ". All of them are <" + inPagerDuty + "|in PagerDuty>."));
      blocks.add(ActionsBlock.builder().blockId("pd_home_pages").elements(buttons).build());
    }
  }

  private static void messages(List<LayoutBlock> blocks, Wanted wanted) {
    blocks.add(header("Direct messages"));
    blocks.add(
        MessageContent.section(
            said("When an incident is assigned to you", wanted.assigned())
                + "\n"
                + said("When your turn on call begins", wanted.turns())));
    blocks.add(
        ActionsBlock.builder()
            .blockId("pd_home_messages")
            .elements(
                List.of(
                    toggle(ASSIGNED, wanted.assigned(), "when assigned"),
                    toggle(TURNS, wanted.turns(), "when my turn begins")))
            .build());
  }

  private static String said(String when, boolean on) {
    return "• " + when + ": *" + (on ? "on" : "off") + "*";
  }

  private static ButtonElement toggle(String id, boolean on, String when) {
    return button(id, (on ? "Stop messages " : "Message me ") + when, on ? OFF : ON);
  }

  private static String failed(String what, Refusal why) {
    return LoginGate.needsLogin(why)
        ? "Log in to see " + what + " here."
        : "Couldn't load " + what + ". " + Mrkdwn.refusal(why) + " Press *Refresh* to try again.";
  }

  private static HeaderBlock header(String words) {
    return HeaderBlock.builder().text(BlockElements.plain(words, 150)).build();
  }

  private static ButtonElement button(String id, String label, String value) {
    return BlockElements.button(id, label, value, label);
  }
}
