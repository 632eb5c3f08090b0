/**
 * Mounts the vendors' endpoints, pages, health, readiness and metrics on one server. May use {@code
 * web.http}, {@code web.page}, {@code web.api} and the features. Must never know Slack except as an
 * endpoint that takes bytes and gives an answer.
 */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
