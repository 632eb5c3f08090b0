package dev.patchbay.workspace;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Which workspaces and channels belong to which org, and what they are called. Thread-safe. */
final class OrgWorkspaces {
  private final Transactions transactions;
  private final InstallationStore store;
  private final TeamEnterpriseStore enterprises = new TeamEnterpriseStore();
  private final ChannelTeamStore channelTeams = new ChannelTeamStore();
  private final Consumer<Optional<TeamId>> changed;

  /**
   * @param changed called in the transaction of each change to an installation
   */
  OrgWorkspaces(
      Transactions transactions, InstallationStore store, Consumer<Optional<TeamId>> changed) {
    this.transactions = transactions;
    this.store = store;
    this.changed = changed;
  }

  Installation under(TeamId team, Installation found) {
    return found.orgWide()
        ? transactions
            .call(handle -> enterprises.nameOf(handle, team))
            .map(found::named)
            .orElse(found)
        : found;
  }

  Optional<TeamId> teamOf(String enterprise, ChannelId channel, Optional<TeamId> told) {
    return transactions.call(
        handle -> {
          var known = channelTeams.teamOf(handle, enterprise, channel);
          if (known.isEmpty()) {
            told.ifPresent(team -> channelTeams.add(handle, enterprise, channel, team));
          }
          return known.or(() -> told);
        });
  }

  List<TeamId> installed() {
    return transactions.call(enterprises::installed);
  }

  void named(TeamId team, String name) {
    transactions.run(handle -> enterprises.named(handle, team, name));
  }

  void called(TeamId team, String name) {
    transactions.run(handle -> enterprises.called(handle, team, name));
  }

  void belongs(Handle handle, Installation installation) {
    installation
        .team()
        .ifPresent(
            team ->
                installation.enterprise().ifPresent(org -> enterprises.belongs(handle, team, org)));
  }

  void belongs(TeamId team, String enterprise) {
    transactions.run(
        handle -> {
          if (!enterprises.enterpriseOf(handle, team).equals(Optional.of(enterprise))) {
            enterprises.belongs(handle, team, enterprise);
            changed.accept(Optional.of(team));
          }
          store
              .at(handle, Optional.of(team), Optional.empty())
              .filter(own -> !own.enterprise().equals(Optional.of(enterprise)))
              // Read again under the lock: its token may have been refreshed in between.
              .flatMap(own -> store.lock(handle, Optional.of(team), Optional.empty()))
              .ifPresent(
                  row -> {
                    var within = row.installation().within(enterprise);
                    store.save(handle, within, row.generation());
                    changed.accept(within.team());
                  });
        });
  }
}
