package dev.patchbay.slack.incident;

import dev.patchbay.incident.proof.ProveConnection;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.wiring.Connections;
import java.util.Map;

/** All about proofs that Slack users reach. */
public final class ProofFace {
  /** The use cases behind it. */
  public record Uses(Connections connections, ProveConnection prove) {}

  private final ProveCommand prove;

  public ProofFace(Uses uses, LoginGate gate) {
    this.prove = new ProveCommand(gate, uses.connections(), uses.prove());
  }

  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.PROVE, prove);
  }

  public static void register(Router router, Pd pd) {
    router.action(ProofView.AGREE, pd::answer);
  }
}
