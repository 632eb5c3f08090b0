package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.incident.IncidentBench;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection for people with a login only, in an installation of a whole org. */
class OrgWidePdUsersTest {
  private static final Actor ADA = new Actor(new HomeId("E1"), new SlackUserId("U1"));
  private static final String COMMAND =
      """
      {"command":"/pd","text":"list","team_id":"T1","team_domain":"acme","enterprise_id":"E1",
       "channel_id":"C1","user_id":"U1","is_enterprise_install":"true"}
      """;
  private static final String PRESS =
      """
      {"type":"block_actions","team":null,"enterprise":{"id":"E1","name":"Acme Group"},
       "user":{"id":"U1","team_id":"E1"},"channel":{"id":"C1"},"is_enterprise_install":true,
       "container":{"type":"message","message_ts":"1.2"},"actions":[{"action_id":"x"}]}
      """;

  @ParameterizedTest
  @EnumSource
  void a_press_that_names_no_workspace_still_needs_a_login_of_ones_own(DatabaseKind kind) {
    try (var bench = new IncidentBench(kind)) {
      var installations =
          new Installations(
              bench.database.transactions(), TemporaryKeyset.make().encryptor(), bench.clock);
      installations.save(orgWide());
      var events = new InstallationEvents(installations, one -> Outcome.done(true), team -> {});
      bench.logIn(ADA, bench.ann);
      bench.own.remove(ADA);
      connectForPeopleWithALogin(bench);

      seen(events, COMMAND);
      var press = seen(events, PRESS);
      new IncidentButtons(
              new IncidentButtons.Uses(
                  click -> new Decoded.Change(List.of(bench.incident), IncidentBench.ACK),
                  bench.change::submit,
                  (actor, missing, payload) -> "unknown"))
          .pressed(press);
      bench.run(1);

      assertThat(bench.answers.shown).containsExactly("U1 login needed NotLoggedIn");
      assertThat(bench.status()).isEqualTo(IncidentStatus.TRIGGERED);
    }
  }

  private static Interaction seen(InstallationEvents events, String json) {
    var payload = Interaction.ofJson(json, Instant.EPOCH).orElseThrow();
    events.belongs(payload);
    return payload;
  }

  private static Installation orgWide() {
    return new Installation(
        Optional.empty(),
        Optional.of("E1"),
        "Acme Group",
        "Acme Group",
        "",
        true,
        "A1",
        "B1",
        "UBOT",
        "chat:write",
        Optional.empty(),
        Secret.of("xoxb-org"),
        Instant.EPOCH);
  }

  private static void connectForPeopleWithALogin(IncidentBench bench) {
    bench
        .database
        .transactions()
        .run(
            handle ->
                handle.execute(
                    """
                    insert into connection (team_id, channel_id, account, service_id, channel_name,
                      service_name, notify, urgency, restrict_to, delivery, extension_id,
                      token_fingerprint, connected_by, changed_at)
                    values ('T1', 'C1', 'us.acme', 'PCHECK1', 'ops', 'Checkout API',
                      'trigger', 'high', 'pd-users', 'extension', 'PEXT', 'f', 'U1',
                      timestamp with time zone '2026-01-01 00:00:00+00')
                    """));
  }
}
