/**
 * A Slack user becomes a PagerDuty user: links, single-use tickets, PKCE, and the commands that
 * wait for the login. Entry types: {@link dev.patchbay.login.Login} and {@link
 * dev.patchbay.login.LoginLinks}.
 */
@NullMarked
package dev.patchbay.login;

import org.jspecify.annotations.NullMarked;
