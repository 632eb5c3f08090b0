/**
 * The HTTP edge on Jetty: mounts, install and log-in pages, health, readiness, metrics. The only
 * package that sees Jetty, the sandbox apart. Knows Slack only as an endpoint that takes bytes and
 * gives an answer.
 */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
