package dev.patchbay.wiring.plan;

import java.util.Optional;

/** Rows of a plan for what is not wanted, or cannot be made. */
final class OtherRows {
  private final WorldIndex index;

  OtherRows(WorldIndex index) {
    this.index = index;
  }

  WiringPlan.Row failing(FailingRow row) {
    return new WiringPlan.Row(
        row.key(),
        row.workspaceName(),
        row.channelName(),
        row.serviceName(),
        Optional.of(row.settings()),
        new PlannedChange.Fail(row.reason()),
        row.why().orElse(""));
  }

  WiringPlan.Row takeDown(StoredConnection stored) {
    return new WiringPlan.Row(
        Optional.of(stored.key()),
        index.workspace(stored.key().team()),
        stored.connection().channelName(),
        stored.connection().serviceName(),
        Optional.empty(),
        new PlannedChange.TakeDown(stored.extension()),
        "the file does not name it");
  }

  WiringPlan.Unmanaged unmanaged(StoredConnection stored) {
    return new WiringPlan.Unmanaged(
        Optional.of(stored.key()),
        index.workspace(stored.key().team()),
        stored.connection().channelName(),
        stored.connection().serviceName(),
        stored.extension(),
        true);
  }

  WiringPlan.Unmanaged unmanaged(FoundExtension found) {
    var key = index.key(found);
    var channel =
        key.flatMap(one -> index.channel(one.team(), one.channel()))
            .map(Directory.Channel::name)
            .orElse(Comparison.id(found.fields().channel()));
    return new WiringPlan.Unmanaged(
        key,
        key.map(one -> index.workspace(one.team())).orElse("unknown"),
        channel,
        index.service(found.service()),
        Optional.of(found.id()),
        false);
  }
}
