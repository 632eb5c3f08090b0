package dev.patchbay.slack.wiring;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The two questions of a connect, asked side by side.
 *
 * @param service empty where no service was named
 */
record ConnectLookups(
    CompletableFuture<Outcome<Channel>> channel,
    Optional<CompletableFuture<Outcome<Found>>> service) {

  /** What is known at some moment; an answer that has not come yet is empty. */
  record Known(Optional<Outcome<Channel>> channel, Optional<Outcome<Found>> found) {
    /** The first refusal of the two, the channel's first. */
    Optional<Refusal> refusal() {
      if (channel.orElse(null) instanceof Outcome.Refused<Channel> refused) {
        return Optional.of(refused.refusal());
      }
      return found.orElse(null) instanceof Outcome.Refused<Found> refused
          ? Optional.of(refused.refusal())
          : Optional.empty();
    }

    /** What was found, if it has come and was not refused. */
    Optional<Found> service() {
      return found.orElse(null) instanceof Outcome.Done<Found> done
          ? Optional.of(done.value())
          : Optional.empty();
    }

    /** The channel's own name, else the one that came with the command. */
    String channelName(Interaction request) {
      if (channel.orElse(null) instanceof Outcome.Done<Channel> done) {
        return done.value().name();
      }
      return request.channelName();
    }
  }

  /** What has come so far, without waiting. A look-up that failed throws. */
  Known now() {
    return new Known(come(channel), service.flatMap(ConnectLookups::come));
  }

  private static <T> Optional<Outcome<T>> come(CompletableFuture<Outcome<T>> lookup) {
    return Optional.ofNullable(lookup.getNow(null));
  }
}
