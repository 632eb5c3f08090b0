/**
 * The face of {@code login} in Slack: the Log in button, login, logout, whoami, and what continues
 * after a login.
 */
@NullMarked
package dev.patchbay.slack.login;

import org.jspecify.annotations.NullMarked;
