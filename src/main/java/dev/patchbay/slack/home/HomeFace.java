package dev.patchbay.slack.home;

import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.patchbay.core.Outcome;
import dev.patchbay.login.Login;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.slack.login.LoginGate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** App Home as people reach it: that it was opened, and its own buttons. */
public final class HomeFace implements Face {
  public static final List<String> EVENTS = List.of(AppHomeOpenedEvent.TYPE_NAME);

  private static final Logger log = LoggerFactory.getLogger(HomeFace.class);

  /** What is behind it. */
  public record Uses(Homes homes, HomeMessages messages) {}

  private final Homes homes;
  private final HomeMessages messages;
  private final Login login;
  private final LoginGate gate;
  private final ModalOpener modals;
  private final Deadline pagerDuty;

  public HomeFace(Uses uses, Login login, FaceKit kit) {
    this.homes = uses.homes();
    this.messages = uses.messages();
    this.login = login;
    this.gate = kit.gate();
    this.modals = kit.modals();
    this.pagerDuty = kit.deadlines().pagerDuty();
  }

  @Override
  public void register(Router router, Pd pd) {
    router.event(AppHomeOpenedEvent.class, this::opened);
    router.action(HomeView.LOG_IN, this::logIn);
    router.action(HomeView.LOG_OUT, this::logOut);
    router.action(HomeView.REFRESH, this::refresh);
    router.action(HomeView.ASSIGNED, this::assigned);
    router.action(HomeView.TURNS, this::turns);
    router.action(HomeView.NEWER, press -> turn(press, press.action("value")));
    router.action(HomeView.OLDER, press -> turn(press, press.action("value")));
  }

  /** The app's other tabs, messages and about, come with the same event. */
  private Ack opened(Interaction event) {
    if (event.text("event", "tab").equals("home")) {
      homes.opened(visitor(event));
    }
    return new Ack.Nothing();
  }

  /** The link lives ten minutes and a home for days, so that the link is made when it is wanted. */
  private Ack logIn(Interaction press) {
    return modals.open(
        press,
        View.builder()
            .type("modal")
            .title(ViewTitle.builder().type("plain_text").text("Log in to PagerDuty").build())
            .close(ViewClose.builder().type("plain_text").text("Close").build())
            .blocks(
                gate.prompt(
                    press,
                    "Log in within 10 minutes. Patchbay then acts in PagerDuty as you, with your"
                        + " permissions. Your App Home shows it when it's done."))
            .build());
  }

  private Ack logOut(Interaction press) {
    var ending = pagerDuty.start(() -> Outcome.done(login.end(press.actor())));
    pagerDuty.after(
        ending,
        (ended, broken) -> {
          if (broken != null) {
            log.error("Logout of {} from App Home failed", press.actor(), broken);
          }
        });
    return new Ack.Nothing();
  }

  private Ack assigned(Interaction press) {
    messages.assigned(visitor(press), press.action("value").equals(HomeView.ON));
    homes.changed(press.actor());
    return new Ack.Nothing();
  }

  /** The home says what came of it. */
  private Ack turns(Interaction press) {
    boolean on = press.action("value").equals(HomeView.ON);
    var setting = pagerDuty.start(() -> messages.turns(visitor(press), on));
    pagerDuty.after(
        setting,
        (set, broken) -> {
          if (!(set instanceof Outcome.Done)) {
            log.warn("Messages about turns of {} are not {}: {}", press.actor(), on, set, broken);
          }
          homes.changed(press.actor());
        });
    return new Ack.Nothing();
  }

  private static Visitor visitor(Interaction interaction) {
    return new Visitor(interaction.team(), interaction.actor());
  }

  private Ack refresh(Interaction press) {
    homes.opened(visitor(press));
    return new Ack.Nothing();
  }

  private Ack turn(Interaction press, String page) {
    homes.turn(visitor(press), page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1);
    return new Ack.Nothing();
  }
}
