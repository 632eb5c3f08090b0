/**
 * The HTTP API below {@code /api/v1}, for automation: bearer tokens, problems, JSON. Entry types:
 * {@link dev.patchbay.web.api.ApiRoutes} and {@link dev.patchbay.web.api.ApiTokens}. Holds no rule
 * of any feature: it reads what came, calls one and writes what it answered.
 */
@NullMarked
package dev.patchbay.web.api;

import org.jspecify.annotations.NullMarked;
