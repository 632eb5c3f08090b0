package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.smoke.ScopeOwner.Feature;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scope taken away in turn, from people's logins and from the app's own token: every feature
 * that needs it names exactly that scope to the person who met it, and everything else works.
 */
final class ScopeSmokeTest {
  private static final Pattern SCOPE = Pattern.compile("\\b[a-z]+(?:_[a-z]+)*\\.(?:read|write)\\b");

  static Stream<Arguments> each() {
    return Scopes.wanted().stream()
        .flatMap(
            scope ->
                Stream.of(ScopeOwner.values())
                    .filter(of -> of == ScopeOwner.THE_APP || Scopes.ofPerson().contains(scope))
                    .map(of -> Arguments.of(scope, of)));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("each")
  void a_scope_that_is_missing_is_named_where_it_is_needed_and_nothing_else_stops(
      String scope, ScopeOwner of) {
    Map<String, String> settings = Map.of("PATCHBAY_ACT_AS", of.actAs);
    try (World world = World.on(DatabaseKind.H2, false, settings)) {
      var scene = new Scene(world, of, scope);
      scene.prepare();
      for (Feature feature : of.features()) {
        scene.play(feature, of.needs(scope, feature));
      }
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  /** One world in which Ada does everything, with all scopes first and without one then. */
  private static final class Scene {
    private final World world;
    private final ScopeOwner of;
    private final String scope;
    private String first = "";
    private String second = "";

    Scene(World world, ScopeOwner of, String scope) {
      this.world = world;
      this.of = of;
      this.scope = scope;
    }

    void prepare() {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");
      world.incident("One");
      world.incident("Two");
      var incidents = world.sandbox().pagerDuty().incidents();
      first = incidents.get(0).id();
      second = incidents.get(1).id();

      world.sandbox().pagerDuty().logins().withhold(scope);
      if (of == ScopeOwner.A_PERSON) {
        world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd logout");
        world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login");
        assertThat(world.ada.logIn(world.ada.logInLink())).contains(scope);
        world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd whoami");
        assertThat(scopesIn(world.ada.ephemerals("You're logged in to PagerDuty as")))
            .containsExactly(scope);
      } else {
        world.sandbox().pagerDuty().logins().expireTokens();
      }
      // What was looked up before is forgotten.
      world.sandbox().restart();
    }

    void play(Feature feature, boolean refused) {
      switch (feature) {
        case LIST -> command("/pd list", feature, refused, () -> whispered("Checkout API"));
        case TYPEAHEAD -> typeahead(refused);
        case CONNECT -> {
          boolean words = scope.equals("services.read");
          if (words) {
            command("/pd connect search", feature, refused, () -> false);
          } else {
            int before = world.ada.ephemerals().size();
            type("/pd connect search");
            submit(Map.of());
            outcome(feature, refused, before, () -> said("connected", "Search"));
          }
        }
        case EDIT -> {
          int before = world.ada.ephemerals().size();
          type("/pd edit checkout");
          submit(Map.of("urgency", List.of("high")));
          outcome(feature, refused, before, () -> said("edited the", "Checkout API"));
        }
        case ACKNOWLEDGE -> click("One", "Acknowledge", feature, refused, first, "ACKNOWLEDGED");
        case RESOLVE -> click("Two", "Resolve", feature, refused, second, "RESOLVED");
        case DISCONNECT ->
            command(
                "/pd disconnect checkout --yes",
                feature,
                refused,
                () -> said("disconnected", "Checkout API"));
      }
    }

    private void typeahead(boolean refused) {
      type("/pd connect");
      var answer =
          world.as(SandboxWorld.ADA).suggest(world.ada.view().id(), "service", "pay").body();
      assertThat(answer).contains(refused ? "scope " + scope + " is missing" : "Payments");
      world.as(SandboxWorld.ADA).closeView(world.ada.view().id());
    }

    private void command(String typed, Feature feature, boolean refused, BooleanSupplier done) {
      int before = world.ada.ephemerals().size();
      type(typed);
      outcome(feature, refused, before, done);
    }

    private void click(
        String title, String button, Feature feature, boolean refused, String id, String status) {
      int before = presser().ephemerals().size();
      String user = of == ScopeOwner.A_PERSON ? SandboxWorld.ADA : SandboxWorld.GRACE;
      world.as(user).click(presser().message(SandboxWorld.ALERTS, title), button);
      outcome(
          feature,
          refused,
          before,
          () ->
              world
                  .sandbox()
                  .pagerDuty()
                  .incident(id)
                  .filter(incident -> incident.status().toString().equals(status))
                  .isPresent());
    }

    /** Grace never logged in: what she presses is done with the app's token. */
    private SandboxPerson presser() {
      return of == ScopeOwner.A_PERSON ? world.ada : world.grace;
    }

    private void type(String typed) {
      assertThat(world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, typed).ok()).isTrue();
    }

    private void submit(Map<String, ?> values) {
      var view = world.ada.view();
      assertThat(world.as(SandboxWorld.ADA).submit(view.id(), values).ok()).isTrue();
    }

    private void outcome(Feature feature, boolean refused, int before, BooleanSupplier done) {
      String what = feature + " without " + scope + " of " + of;
      Optional<ShownMessage> refusal =
          SandboxPerson.await(
              "an outcome of " + what,
              () -> {
                var told = refusalAfter(before);
                return told.isPresent() || done.getAsBoolean()
                    ? Optional.of(told)
                    : Optional.empty();
              });
      assertThat(refusal.isPresent()).as(what + " is refused: " + refusal).isEqualTo(refused);
      refusal.ifPresent(
          told -> {
            assertThat(scopesIn(told)).as(what).containsExactly(scope);
            assertThat(told.text()).contains(of.words + " `" + scope + "`").contains("App Reg");
          });
    }

    private Optional<ShownMessage> refusalAfter(int before) {
      return presser().ephemerals().stream()
          .skip(before)
          .filter(shown -> shown.text().contains("is missing the scope"))
          .findFirst();
    }

    private boolean whispered(String words) {
      return world.ada.ephemerals().stream()
          .anyMatch(shown -> shown.json().toString().contains(words));
    }

    private boolean said(String... words) {
      return world.ada.messages(SandboxWorld.ALERTS).stream()
          .map(shown -> shown.json().toString())
          .anyMatch(json -> Stream.of(words).allMatch(json::contains));
    }

    private static Set<String> scopesIn(ShownMessage shown) {
      return SCOPE
          .matcher(shown.text())
          .results()
          .map(MatchResult::group)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
