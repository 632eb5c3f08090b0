package dev.patchbay.incident.click.planted;

import dev.patchbay.core.planted.WrongArrow;
import java.util.Optional;

/** Uses a class that does things, in a package that only computes. */
public final class ImpureDecoder {
  public Optional<Object> decode(WrongArrow doer) {
    return Optional.of(doer.load());
  }
}
