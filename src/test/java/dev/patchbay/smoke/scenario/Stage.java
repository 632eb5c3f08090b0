package dev.patchbay.smoke.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.sandbox.slack.method.ShownView;
import dev.patchbay.smoke.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a {@link Script} is played: a world, and what was looked at last. What only one person sees
 * counts when it came after the last thing that someone did.
 */
final class Stage {
  private static final Map<String, String> CHANNELS =
      Map.of("checkout-alerts", SandboxWorld.ALERTS, "ops", SandboxWorld.OPS);
  private static final Map<String, String> SHORTCUTS =
      Map.of(
          "Create incident", "pd_create_incident",
          "Add note to incident", "pd_add_note",
          "Trigger incident", "pd_trigger_incident",
          "Connect a channel", "pd_connect_channel");

  private final World world;
  private final Backstage backstage;
  private Set<String> before = Set.of();
  private Optional<ShownMessage> last = Optional.empty();
  private String thread = "";

  Stage(World world, Backstage backstage) {
    this.world = world;
    this.backstage = backstage;
  }

  SandboxPerson person(String name) {
    return name.equals("Ada") ? world.ada() : world.grace();
  }

  private static String named(Map<String, String> ids, String name) {
    return Objects.requireNonNull(ids.get(name), name);
  }

  static String user(String name) {
    return name.equals("Ada") ? SandboxWorld.ADA : SandboxWorld.GRACE;
  }

  /** The person, who is about to do something. */
  private SlackPerson acting(String name) {
    before =
        Stream.of(SandboxWorld.ADA, SandboxWorld.GRACE)
            .flatMap(user -> privately(user).stream())
            .map(Stage::text)
            .collect(Collectors.toSet());
    return world.as(user(name));
  }

  private List<ShownMessage> privately(String user) {
    var screen = world.sandbox().slack().screen();
    return Stream.concat(screen.ephemerals(user).stream(), screen.direct(user).stream()).toList();
  }

  private static String text(ShownMessage shown) {
    return shown.ts() + shown.json();
  }

  private static void ok(AppAnswer answer) {
    assertThat(answer.ok()).as(answer.toString()).isTrue();
  }

  private static boolean holds(String text, String... words) {
    return Stream.of(words).allMatch(text::contains);
  }

  void logIn(String name) {
    world.logIn(person(name), user(name));
  }

  void logInByButton(String name) {
    acting(name);
    // Of what was seen last: the answer to the command may come before it or after it.
    person(name).logIn(SandboxPerson.logInLink(last.orElseThrow()).orElseThrow());
  }

  void type(String name, String channel, String command) {
    ok(acting(name).command(named(CHANNELS, channel), command));
  }

  void say(String name, String channel, String words) {
    var said = filled(words);
    String ts = acting(name).say(named(CHANNELS, channel), said);
    remember(message(named(CHANNELS, channel), ts));
  }

  private String filled(String words) {
    var link = java.util.regex.Pattern.compile("\\{link of \"(.+)\"}").matcher(words);
    return link.replaceAll(match -> backstage.incident(match.group(1)).url());
  }

  void reply(String name, String words) {
    var mention = words.replace("@Patchbay", world.mention());
    acting(name).reply(SandboxWorld.ALERTS, thread, mention);
  }

  void sees(String name, String... words) {
    remember(
        SandboxPerson.await(
            "words for " + name + ": " + List.of(words),
            () ->
                world.sandbox().slack().screen().ephemerals(user(name)).stream()
                    .filter(one -> !before.contains(text(one)))
                    .filter(one -> holds(one.json().toString(), words))
                    .reduce((first, second) -> second)));
  }

  void direct(String name, String... words) {
    remember(
        SandboxPerson.await(
            "a direct message for " + name + ": " + List.of(words),
            () ->
                world.sandbox().slack().screen().direct(user(name)).stream()
                    .filter(one -> !before.contains(text(one)))
                    .filter(one -> holds(one.json().toString(), words))
                    .reduce((first, second) -> second)));
  }

  void shows(String channel, String... words) {
    var shown = world.ada().message(named(CHANNELS, channel), words);
    thread = shown.ts();
    remember(shown);
  }

  private void remember(ShownMessage shown) {
    last = Optional.of(shown);
  }

  private ShownMessage message(String channel, String ts) {
    return world.ada().messages(channel).stream()
        .filter(one -> one.ts().equals(ts))
        .findFirst()
        .orElseThrow();
  }

  void press(String name, String button) {
    ok(acting(name).click(last.orElseThrow(), button));
  }

  void shortcut(String name, String title, boolean ofMessage) {
    var menu = acting(name).shortcuts();
    ok(
        ofMessage
            ? menu.onMessage(last.orElseThrow(), named(SHORTCUTS, title))
            : menu.global(named(SHORTCUTS, title)));
  }

  void form(String name, String... words) {
    SandboxPerson.await(
        "a form with " + List.of(words),
        () ->
            Optional.of(person(name).view()).filter(view -> holds(view.json().toString(), words)));
  }

  void look(String name, String menu, String typed) {
    ok(acting(name).suggest(person(name).view().id(), menu, typed));
  }

  void submit(String name, Map<String, String> values) {
    ok(acting(name).submit(person(name).view().id(), values));
  }

  void close(String name) {
    acting(name).closeView(person(name).view().id());
  }

  void previews(String... words) {
    var said = last.orElseThrow();
    SandboxPerson.await(
        "previews with " + List.of(words),
        () ->
            Optional.of(message(said.channel(), said.ts()).json().path("attachments"))
                .filter(shown -> holds(shown.toString(), words)));
  }

  void openHome(String name) {
    ok(acting(name).openHome());
  }

  ShownView home(String name, String... words) {
    return SandboxPerson.await(
        "App Home with " + List.of(words),
        () ->
            world
                .sandbox()
                .slack()
                .screen()
                .home(user(name), world.sandbox().appId())
                .filter(view -> holds(view.json().toString(), words)));
  }

  void pressAtHome(String name, String label) {
    var view = home(name, label);
    var button =
        view.json().findParents("action_id").stream()
            .filter(one -> one.path("text").path("text").asText().equals(label))
            .findFirst()
            .orElseThrow();
    ok(acting(name).act(view.id(), button.path("action_id").asText(), Map.of()));
  }
}
