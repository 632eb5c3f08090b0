package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.plan.FoundExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Removes those extensions that a person was shown, if they still post to the connection's channel
 * and belong to no connection. What appeared since is left, and told. Each has its own entry in the
 * audit, written as soon as it is deleted: a later try finds only the rest. Thread-safe.
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
    return applier
        .there(request.key().service(), credential)
        .then(there -> remove(request, there, credential))
        .map(
            removed ->
                new WiringQueue.Success(
                    () -> listener.othersRemoved(request.actor(), connection, removed),
                    () -> {},
                    Optional.empty()));
  }

  private Outcome<RemovedOthers> remove(
      WiringRequest request, List<FoundExtension> there, Credential credential) {
    var others =
        OtherExtensions.of(request.key(), there, connections.ofService(request.key().service()));
    var before = new ArrayList<>(request.removed());
    // An earlier try deleted it, and did not get PagerDuty's answer or could not store it.
    request
        .deleting()
        .filter(id -> there.stream().noneMatch(one -> one.id().equals(id)))
        .ifPresent(
            id -> {
              deleted(request, id, credential);
              before.add(id);
            });
    var removed =
        others.foreign().stream().filter(one -> request.shown().contains(one.id())).toList();
    var origin = new Origin.Person(request.actor(), request.key().place());
    for (var one : removed) {
      requests.deleting(request.id(), one.id());
      var gone = applier.takeDown(one.id(), request.key(), credential, origin);
      if (gone instanceof Outcome.Refused<Boolean> refused) {
        return Outcome.refused(refused.refusal());
      }
      deleted(request, one.id(), credential);
    }
    return Outcome.done(result(request, there, others, removed, before));
  }

  private static RemovedOthers result(
      WiringRequest request,
      List<FoundExtension> there,
      OtherExtensions others,
      List<FoundExtension> removed,
      List<String> before) {
    var present = there.stream().map(FoundExtension::id).collect(Collectors.toSet());
    return new RemovedOthers(
        !request.shown().isEmpty(),
        removed,
        before,
        request.shown().stream()
            .filter(id -> !present.contains(id) && !before.contains(id))
            .toList(),
        there.stream()
            .filter(one -> request.shown().contains(one.id()) && !removed.contains(one))
            .toList(),
        new OtherExtensions(
            others.foreign().stream().filter(one -> !removed.contains(one)).toList(),
            others.moved()));
  }

  private void deleted(WiringRequest request, String id, Credential credential) {
    transactions.together(
        () -> {
          requests.deleted(request.id(), id);
          audit.made(request, RecordedChange.otherTakenDown(id), credential.trace());
        });
  }
}
