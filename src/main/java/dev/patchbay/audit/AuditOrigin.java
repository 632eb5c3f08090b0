package dev.patchbay.audit;

import java.util.regex.Pattern;

/**
 * What a change came from.
 *
 * @param key as the contract has it: {@code slack}, {@code file}, {@code api:NAME} or {@code
 *     reconcile}
 */
public record AuditOrigin(String key) {
  private static final Pattern KEY = Pattern.compile("slack|file|reconcile|api:.{1,90}");

  public AuditOrigin {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("origin must be slack, file, reconcile or api:NAME");
    }
  }

  /** A person, in Slack. */
  public static AuditOrigin slack() {
    return new AuditOrigin("slack");
  }

  /** Nobody asked: a job keeps things as they are meant to be. */
  public static AuditOrigin reconcile() {
    return new AuditOrigin("reconcile");
  }

  @Override
  public String toString() {
    return key;
  }
}
