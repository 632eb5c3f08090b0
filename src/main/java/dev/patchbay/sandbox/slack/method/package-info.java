/**
 * The Web API of the simulated Slack, a class per family of methods. {@link WebApi} checks the
 * token, scopes and arguments of each call before a method sees it.
 */
@NullMarked
package dev.patchbay.sandbox.slack.method;

import org.jspecify.annotations.NullMarked;
