/**
 * The HTTP API below {@code /api/v1}, for automation: bearer tokens, problems, JSON. May use {@code
 * audit}, {@code wiring..}, {@code web.http} and {@code words}. Entry types: {@link
 * dev.patchbay.web.api.ApiRoutes} and {@link dev.patchbay.web.api.ApiTokens}. Must never hold a
 * rule of a feature: it reads what came, calls one and writes what it answered.
 */
@NullMarked
package dev.patchbay.web.api;

import org.jspecify.annotations.NullMarked;
