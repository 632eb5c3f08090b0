/**
 * The face of {@code login} in Slack: the Log in button, {@code login}, {@code logout}, {@code
 * whoami}, and what continues after a login. May use {@code login}, {@code token} and the Slack
 * kit. Entry types: {@code LoginFace} and, for other faces, {@code FaceKit}. Must never post a
 * login link where more than its person sees it.
 */
@NullMarked
package dev.patchbay.slack.login;

import org.jspecify.annotations.NullMarked;
