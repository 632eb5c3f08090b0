package dev.patchbay.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry as it was seen once, kept outside of the database: whoever can write there cannot put
 * the chain back to before it unnoticed.
 */
public record AuditWitness(long seq, String hash) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17}):([A-Za-z0-9_-]{10,200})");

  /** Of what {@link #toString} made. */
  public static Optional<AuditWitness> of(String text) {
    var found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(new AuditWitness(Long.parseLong(found.group(1)), found.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return seq + ":" + hash;
  }
}
