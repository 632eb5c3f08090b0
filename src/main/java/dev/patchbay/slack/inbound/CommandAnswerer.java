package dev.patchbay.slack.inbound;

/**
 * Answers {@code /pd …}, and the buttons that go on with a command. Called on the request's thread
 * with less than three seconds left; an exception becomes words with an id for the person.
 */
@FunctionalInterface
public interface CommandAnswerer {
  Reply answer(CommandRequest request);
}
