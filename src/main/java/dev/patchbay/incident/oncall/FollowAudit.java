package dev.patchbay.incident.oncall;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records what follows a policy and what was changed by that. Called in transactions. */
public final class FollowAudit {
  private final AuditLog log;
  private final Rights rights;

  public FollowAudit(AuditLog log, Rights rights) {
    this.log = log;
    this.rights = rights;
  }

  void begun(Follow follow) {
    byPerson(follow.owner(), follow, "oncall-follow", null, follow.policy().id());
  }

  void ended(Actor by, Follow follow) {
    byPerson(by, follow, "oncall-unfollow", follow.policy().id(), null);
  }

  private void byPerson(
      Actor by, Follow follow, String action, @Nullable String from, @Nullable String to) {
    log.record(
        entry(
            by.user().value(),
            rights.who(by).map(Person::pagerDutyUserId).orElse(""),
            AuditOrigin.slack(),
            action,
            follow,
            Map.of(
                "target", new AuditChange(null, target(follow)),
                "policy", new AuditChange(from, to))));
  }

  /** Patchbay wrote it, for who is on call now. */
  void applied(Follow follow, @Nullable String from, String to) {
    log.record(
        entry(
            AuditEntry.PATCHBAY,
            AuditEntry.APP,
            AuditOrigin.reconcile(),
            "oncall-update",
            follow,
            Map.of(
                "target", new AuditChange(null, target(follow)),
                "oncall", new AuditChange(from, to))));
  }

  private static AuditEntry entry(
      String who,
      String actingAs,
      AuditOrigin origin,
      String action,
      Follow follow,
      Map<String, AuditChange> changes) {
    return new AuditEntry(
        who,
        actingAs,
        origin,
        action,
        Optional.of(follow.team()),
        follow.kind() == Kind.TOPIC
            ? Optional.of(new ChannelId(follow.target()))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        changes,
        Optional.empty(),
        AuditEntry.DONE);
  }

  private static String target(Follow follow) {
    return follow.kind() == Kind.GROUP ? "@" + follow.name() : "topic of #" + follow.name();
  }
}
