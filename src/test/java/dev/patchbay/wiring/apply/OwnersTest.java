package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.Person;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Connections whose owner has left. */
class OwnersTest {
  private static final int ALL = 30;
  private static final SlackUserId OWNER = new SlackUserId("UBOT");

  @Test
  void a_deactivated_member_and_a_deleted_pagerduty_user_are_warned_of() {
    try (var outside = new WholeBench.Outside(ALL);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      node.apply(WholeBench.file(ALL));
      assertThat(warnings(node)).isZero();
      outside.deactivated.add(OWNER);
      assertThat(warnings(node)).isEqualTo(1);
      outside.deactivated.clear();

      outside.people.put(OWNER, person(outside.pagerDuty.person("Ann", Role.USER).id()));
      node.reconcileNow(Reconcile.Policy.REPORT);
      assertThat(warnings(node)).isZero();
      outside.people.put(OWNER, person("PGONE99"));
      outside.pagerDuty.simulator().clearLog();
      node.reconcileNow(Reconcile.Policy.REPORT);
      assertThat(warnings(node)).isEqualTo(1);
      assertThat(outside.pagerDuty.simulator().requests())
          .extracting(SeenRequest::operation)
          .as("once for the owner, in the check and not in the plan")
          .containsExactly("GET /users/{id}", "GET /extensions", "GET /extensions");
      assertThat(node.plan(WholeBench.file(ALL)).changes()).isEmpty();
    }
  }

  private static long warnings(WholeBench node) {
    return node.plan(WholeBench.file(ALL)).warnings().stream()
        .filter(words -> words.contains("and 10 more: their owner, UBOT, has left"))
        .count();
  }

  private static Person person(String id) {
    var actor = new Actor(new HomeId("T1"), OWNER);
    return new Person(actor, id, "Ann", "ann@acme.example", Set.of(), Instant.EPOCH);
  }
}
