package dev.patchbay.wiring.plan;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C1")), new ServiceId(ACCOUNT, "PSERV01"));
  private static final String NAME = "Checkout API - #ops in Acme";
  private static final Set<NotifyType> ALL = EnumSet.allOf(NotifyType.class);
  private static final Set<Urgency> BOTH = EnumSet.allOf(Urgency.class);
  private static final ExtensionFields OURS =
      new ExtensionFields(NAME, "C1", ALL, BOTH, "any", "UBOT");
  private static final StoredExtension STORED =
      new StoredExtension("P1", OURS, ConnectionState.WORKING, true);

  static Stream<Arguments> plans() {
    var renamed = new ExtensionFields("Old", "C1", ALL, BOTH, "any", "UBOT");
    var moved = new ExtensionFields(NAME, "C2", ALL, BOTH, "any", "UBOT");
    var outdated = new StoredExtension("P1", OURS, ConnectionState.WORKING, false);
    var refused = new StoredExtension("P1", OURS, ConnectionState.REFUSED, true);
    var once = new StoredExtension("P1", renamed, ConnectionState.WORKING, true);
    var name = Map.of("name", new FieldChange("\"Old\"", "\"" + NAME + "\""));
    return Stream.of(
        row("nothing is there", null, false, "Create"),
        row("only other channels'", null, false, "Create", at("P2", "T1", moved)),
        row("another workspace's", null, false, "Create", at("P2", "T2", OURS)),
        row("someone else's", null, false, "Adopt P2 " + name, at("P2", "T1", renamed)),
        row("workspace not shown", null, false, "Adopt P2 {}", at("P2", "", OURS)),
        row("our own of a lost run", null, true, "Resume P2 {}", at("P2", "T1", OURS)),
        row("not our own", null, true, "Adopt P2 " + name, at("P2", "T1", renamed)),
        row("first of two", null, false, "Adopt P2 {} [P3]", at("P2", "T1", OURS), one("P3")),
        row("as stored", STORED, false, "Edit P1 {}", one("P1")),
        row("stored one is gone", STORED, false, "Create"),
        row("gone, another there", STORED, false, "Adopt P2 {}", one("P2")),
        row("ours, not the first", STORED, false, "Edit P1 {} [P0]", one("P0"), one("P1")),
        row("renamed there", STORED, false, "Edit P1 " + name, at("P1", "T1", renamed)),
        row("moved", STORED, false, "Edit P1 {channel=C2 → C1}", at("P1", "T1", moved)),
        row("changed back there", once, false, "Edit P1 " + name, one("P1")),
        row("token", outdated, false, "Edit P1 {token=outdated → current}", one("P1")),
        row("state", refused, false, "Edit P1 {state=refused → working}", one("P1")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void plan_takes_what_is_there_before_it_adds(
      String about, Wanted wanted, List<FoundExtension> actual, String expected) {
    assertThat(words(Planner.plan(wanted, actual))).as(about).isEqualTo(expected);
  }

  static Stream<Arguments> differences() {
    var quiet = EnumSet.of(NotifyType.TRIGGER, NotifyType.RESOLVE);
    return Stream.of(
        Arguments.of(OURS, "{}"),
        Arguments.of(new ExtensionFields(NAME, "C1", ALL, BOTH, "any", ""), "{}"),
        Arguments.of(
            new ExtensionFields(NAME, "C1", ALL, BOTH, "any", "U2"), "{bot_user=U2 → UBOT}"),
        Arguments.of(
            new ExtensionFields(NAME, "C1", quiet, BOTH, "any", "UBOT"),
            "{notify=trigger,resolve →"
                + " trigger,acknowledge,resolve,escalate,assignments,annotate}"),
        Arguments.of(
            new ExtensionFields(NAME, "C1", ALL, Set.of(), "pd-users", "UBOT"),
            "{urgency=none → high,low, restrict=pd-users → any}"),
        Arguments.of(
            new ExtensionFields(NAME, "", ALL, BOTH, "two\nlines", "UBOT"),
            "{channel=unknown → C1, restrict=unreadable → any}"),
        Arguments.of(
            new ExtensionFields("a\nb", "C1", ALL, BOTH, "any", "UBOT"),
            "{name=\"a b\" → \"" + NAME + "\"}"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void difference_names_each_field_with_from_and_to(ExtensionFields actual, String expected) {
    assertThat(Planner.changes(actual, OURS)).hasToString(expected);
  }

  @Test
  void sets_are_compared_whatever_their_order() {
    var reversed = new LinkedHashSet<>(List.of(Urgency.LOW, Urgency.HIGH));
    assertThat(Planner.changes(new ExtensionFields(NAME, "C1", ALL, reversed, "any", "UBOT"), OURS))
        .isEmpty();
  }

  private static String words(Plan plan) {
    var change = plan.change();
    var others = plan.others().stream().map(FoundExtension::id).toList();
    var end = others.isEmpty() ? "" : " " + others;
    if (change instanceof PlannedChange.Adopt adopt) {
      return "Adopt " + adopt.extension() + " " + adopt.fields() + end;
    }
    if (change instanceof PlannedChange.Resume resume) {
      return "Resume " + resume.extension() + " " + resume.fields() + end;
    }
    if (change instanceof PlannedChange.Edit edit) {
      return "Edit " + edit.extension() + " " + edit.fields() + end;
    }
    assertThat(change).isInstanceOf(PlannedChange.Create.class);
    return "Create" + end;
  }

  private static Arguments row(
      String about,
      @Nullable StoredExtension stored,
      boolean tried,
      String expected,
      FoundExtension... actual) {
    var wanted = new Wanted(KEY, OURS, Optional.ofNullable(stored), tried);
    return Arguments.of(about, wanted, List.of(actual), expected);
  }

  private static FoundExtension one(String id) {
    return at(id, "T1", OURS);
  }

  private static FoundExtension at(String id, String team, ExtensionFields fields) {
    return new FoundExtension(
        id,
        KEY.service(),
        Optional.of(team).filter(shown -> !shown.isEmpty()),
        fields,
        FoundExtension.Condition.GOOD,
        Optional.empty());
  }
}
