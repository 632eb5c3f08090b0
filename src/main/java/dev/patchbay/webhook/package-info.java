/**
 * The account's one V3 webhook subscription, and the inbox of what it delivers. Every event that
 * was answered with 2xx is in the database first; a job per incident hands it on, in order.
 */
@NullMarked
package dev.patchbay.webhook;

import org.jspecify.annotations.NullMarked;
