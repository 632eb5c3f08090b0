package dev.patchbay.incident;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.wiring.ServiceName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An incident that someone asks for, and where the answer goes.
 *
 * @param key of {@link #key}
 * @param threadTs of the message in whose thread the answer is posted; blank: only the person sees
 *     it
 * @param responseUrl Slack's response_url, good for 30 minutes
 */
public record TriggerRequest(
    String key,
    Actor actor,
    Place place,
    String threadTs,
    Optional<Secret> responseUrl,
    Wanted wanted) {

  /**
   * What is to be triggered.
   *
   * @param text blank title where the service is not known yet: then the title is among its words
   * @param urgency high or low; empty: as the service says
   * @param priority PagerDuty's id
   * @param assignee PagerDuty's id of the user who gets it
   * @param policy PagerDuty's id of another escalation policy; not beside an assignee
   */
  public record Wanted(
      Target target,
      TriggerText text,
      Optional<String> urgency,
      Optional<String> priority,
      Optional<String> assignee,
      Optional<String> policy) {

    /** Just the words. */
    public static Wanted of(Target target, TriggerText text) {
      return new Wanted(
          target, text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Wanted on(ServiceName service, TriggerText found) {
      return new Wanted(new Known(service), found, urgency, priority, assignee, policy);
    }
  }

  /** On which service. */
  public sealed interface Target permits Known, Words {}

  /** One that was chosen or found. */
  public record Known(ServiceName service) implements Target {}

  /** The one whose name these words begin with; the title follows it. */
  public record Words(String typed) implements Target {}

  /**
   * A key out of what names the request that Slack sent: the same when Slack sends it again.
   * PagerDuty gets it too.
   */
  public static String key(TeamId team, String... named) {
    var asked = team.value() + " " + String.join(" ", named);
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  TriggerRequest on(ServiceName service, TriggerText found) {
    return new TriggerRequest(key, actor, place, threadTs, responseUrl, wanted.on(service, found));
  }
}
