package dev.patchbay.web.http;

import java.util.Optional;

/** Decides on a request by its head, before any of its body is read. */
@FunctionalInterface
public interface Gate {
  /** What a request that does not get in is answered; empty = it gets in. */
  Optional<Answer> refuse(HttpCall call);
}
