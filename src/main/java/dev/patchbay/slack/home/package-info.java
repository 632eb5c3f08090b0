/**
 * App Home: a person's login, open incidents, on-call turn and connections, in a tab of their own.
 * May use every feature and face. Entry types: {@code Homes}, whom features tell that something
 * changed, {@code HomeJob}, which draws, and {@code HomeFace}. Must never show a channel that the
 * person is not in, nor anything of PagerDuty's that was read with someone else's permissions.
 */
@NullMarked
package dev.patchbay.slack.home;

import org.jspecify.annotations.NullMarked;
