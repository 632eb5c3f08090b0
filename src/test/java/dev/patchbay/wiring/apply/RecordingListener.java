package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.plan.FoundExtension;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Remembers what channel and person would have been told, as short lines. Thread-safe. */
public final class RecordingListener implements WiringListener {
  public final List<String> told = new CopyOnWriteArrayList<>();
  public final List<RemovedOthers> removals = new CopyOnWriteArrayList<>();
  public final List<Refusal> refusals = new CopyOnWriteArrayList<>();

  /** Whether the calling thread is in a transaction: what is said belongs to what is stored. */
  BooleanSupplier storing = () -> true;

  @Override
  public void connected(Actor actor, Connection connection, Way way) {
    tell(way + " " + connection.serviceName() + " #" + connection.channelName());
  }

  @Override
  public void doubled(Actor actor, Connection connection, OtherExtensions others) {
    tell("DOUBLED " + names(others.foreign()) + moved(others));
  }

  @Override
  public void othersRemoved(Actor actor, Connection connection, RemovedOthers removed) {
    tell("OTHERS REMOVED " + names(removed.removed()));
    removals.add(removed);
  }

  private static List<String> names(List<FoundExtension> all) {
    return all.stream().map(one -> one.fields().name()).toList();
  }

  private static String moved(OtherExtensions others) {
    return others.moved().isEmpty() ? "" : " and " + others.moved().size() + " of ours";
  }

  @Override
  public void disconnected(Actor actor, Connection connection) {
    tell("DISCONNECTED " + connection.serviceName());
  }

  @Override
  public void repaired(Connection connection, DriftedConnection was) {
    told.add("REPAIRED " + connection.serviceName() + " " + was.fields().keySet());
  }

  @Override
  public void gone(Connection connection) {
    tell("GONE " + connection.serviceName() + " #" + connection.channelName());
  }

  @Override
  public void delayed(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why, Instant next) {
    told.add("DELAYED " + doing + " " + why.getClass().getSimpleName());
  }

  @Override
  public void refused(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why) {
    tell("REFUSED " + doing + " " + why.getClass().getSimpleName());
    refusals.add(why);
  }

  private void tell(String words) {
    told.add(storing.getAsBoolean() ? words : words + " OUTSIDE OF A TRANSACTION");
  }
}
