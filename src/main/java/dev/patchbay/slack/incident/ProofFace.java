package dev.patchbay.slack.incident;

import dev.patchbay.incident.proof.ProveConnection;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.wiring.Connections;
import java.util.Map;

/** All about proofs that Slack users reach. */
public final class ProofFace implements Face {
  /** The use cases behind it. */
  public record Uses(Connections connections, ProveConnection prove) {}

  private final ProveCommand prove;

  public ProofFace(Uses uses, FaceKit kit) {
    this.prove = new ProveCommand(kit.gate(), uses.connections(), uses.prove());
  }

  @Override
  public Map<KnownCommand, Subcommand> commands() {
    return Map.of(KnownCommand.PROVE, prove);
  }

  @Override
  public void register(Router router, Pd pd) {
    router.action(ProofView.AGREE, pd::answer);
  }
}
