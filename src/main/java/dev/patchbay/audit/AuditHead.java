package dev.patchbay.audit;

/**
 * How far the chain goes.
 *
 * @param seq of the last linked row, 0 before the first
 * @param hash of that row
 * @param headHash keyed, over the two
 */
record AuditHead(long seq, String hash, String headHash) {
  static final AuditHead NONE = new AuditHead(0, "", "");

  static AuditHead of(long seq, String hash, AuditKey key) {
    return new AuditHead(seq, hash, key.hash(text(seq, hash)));
  }

  boolean holds(AuditKey key) {
    return key.matches(text(seq, hash), headHash);
  }

  private static String text(long seq, String hash) {
    return "patchbay audit head 1\n" + seq + "\n" + hash + "\n";
  }
}
