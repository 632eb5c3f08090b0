/**
 * Previews of PagerDuty links that people post. May use what {@code slack.incident} may. Entry
 * types: {@code LinkEvents}, which keeps what was posted, and {@code Unfurling}, which shows it.
 */
@NullMarked
package dev.patchbay.slack.incident.unfurl;

import org.jspecify.annotations.NullMarked;
