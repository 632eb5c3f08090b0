package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Removes the extensions that post to a connection's channel and belong to no connection. Each has
 * its own entry in the audit, written as soon as it is deleted: a later try finds only the rest.
 * Thread-safe.
 */
public final class OthersRemoval {
  private final Transactions transactions;
  private final WiringRequestStore requests;
  private final Connections connections;
  private final Applier applier;
  private final RequestAudit audit;
  private final WiringListener listener;

  public OthersRemoval(
      Transactions transactions,
      Connections connections,
      Applier applier,
      RequestAudit audit,
      WiringListener listener) {
    this.transactions = transactions;
    this.requests = new WiringRequestStore(transactions);
    this.connections = connections;
    this.applier = applier;
    this.audit = audit;
    this.listener = listener;
  }

  Outcome<WiringQueue.Success> attempt(
      WiringRequest request, Connection connection, Credential credential) {
    var kept =
        connections.ofService(request.key().service()).stream()
            .flatMap(one -> one.extension().stream())
            .map(Delivery.Extension::id)
            .collect(Collectors.toSet());
    return applier
        .others(request.key(), kept, credential)
        .then(others -> remove(request, others, credential))
        .map(
            removed ->
                new WiringQueue.Success(
                    () -> {},
                    () -> listener.othersRemoved(request.actor(), connection, removed),
                    Optional.empty()));
  }

  private Outcome<List<FoundExtension>> remove(
      WiringRequest request, List<FoundExtension> others, Credential credential) {
    // An earlier try deleted it, and did not get PagerDuty's answer or could not store it.
    request
        .deleting()
        .filter(id -> others.stream().noneMatch(one -> one.id().equals(id)))
        .ifPresent(id -> deleted(request, id, credential));
    var origin = new Origin.Person(request.actor(), request.key().place());
    for (var one : others) {
      requests.deleting(request.id(), one.id());
      var gone = applier.takeDown(one.id(), request.key(), credential, origin);
      if (gone instanceof Outcome.Refused<Boolean> refused) {
        return Outcome.refused(refused.refusal());
      }
      deleted(request, one.id(), credential);
    }
    return Outcome.done(others);
  }

  private void deleted(WiringRequest request, String id, Credential credential) {
    transactions.together(
        () -> {
          requests.deleting(request.id(), null);
          audit.made(request, RecordedChange.otherTakenDown(id), credential.trace());
        });
  }
}
