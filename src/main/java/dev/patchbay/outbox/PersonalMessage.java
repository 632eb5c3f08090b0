package dev.patchbay.outbox;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;
import java.util.Optional;

/**
 * What one person alone is told.
 *
 * @param threadTs of the thread that it belongs to; blank if to none
 * @param asksLogin whether a button to log in goes with it, which is made when it is sent
 * @param text mrkdwn, escaped; says all that the blocks say
 * @param blocks Slack's, as JSON; empty where the text is all
 */
public record PersonalMessage(
    Actor to,
    Place place,
    String threadTs,
    boolean asksLogin,
    String text,
    Optional<String> blocks) {}
