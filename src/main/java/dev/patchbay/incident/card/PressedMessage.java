package dev.patchbay.incident.card;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that PagerDuty posted with our token, and that someone pressed a button of.
 *
 * @param original as it was first pressed: JSON, as Slack sends messages
 * @param latest the same as the last press left it
 * @param status what it is to show: {@code triggered}, {@code acknowledged} or {@code resolved}
 * @param byUser the Slack user who did that, where it was done here
 * @param byName PagerDuty's name of who did it; blank if not known
 * @param since PagerDuty's time of that
 * @param gone whether it is to be deleted: the incident was a test, which is over
 */
public record PressedMessage(
    String original,
    String latest,
    String status,
    Optional<String> byUser,
    String byName,
    Instant since,
    boolean gone) {}
