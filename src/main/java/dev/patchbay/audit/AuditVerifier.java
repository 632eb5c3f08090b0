package dev.patchbay.audit;

import dev.patchbay.audit.AuditVerdict.Broken;
import dev.patchbay.db.Transactions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole chain and finds the first entry that was changed, removed or moved since it was
 * linked, also a removed last one. Changes nothing; entries may be added meanwhile. What it cannot
 * find is in {@code src/adr/0009}. Thread-safe.
 */
public final class AuditVerifier {
  private static final int BATCH = 500;

  private final Transactions transactions;
  private final AuditKey key;
  private final AuditChainStore store = new AuditChainStore();

  public AuditVerifier(Transactions transactions, AuditKey key) {
    this.transactions = transactions;
    this.key = key;
  }

  public AuditVerdict verify() {
    return verify(Optional.empty());
  }

  /** Also against an entry that was kept elsewhere. */
  public AuditVerdict verify(Optional<AuditWitness> witness) {
    // The head first: rows that are linked while this reads are beyond it.
    @Nullable AuditHead head = transactions.call(handle -> store.head(handle).orElse(null));
    long unlinked = transactions.call(store::countUnlinked);
    long seq = 0;
    String before = "";
    while (true) {
      long from = seq;
      var rows = transactions.call(handle -> store.after(handle, from, BATCH));
      if (rows.isEmpty()) {
        return verdict(seq, before, unlinked, end(head, witness, seq));
      }
      for (var row : rows) {
        Optional<Broken> broken = broken(row, seq + 1, before, head).or(() -> other(row, witness));
        if (broken.isPresent()) {
          return verdict(seq, before, unlinked, broken);
        }
        seq++;
        before = row.hash().orElse("");
      }
    }
  }

  private Optional<Broken> broken(
      AuditRow row, long expected, String before, @Nullable AuditHead head) {
    if (row.seq().orElse(0) != expected) {
      return broken(expected, "It is missing: the entry was removed, or got another number.");
    }
    String hash = row.hash().orElse("");
    if (!key.matches(row.canonical(expected, before), hash)) {
      return key.knows(hash)
          ? broken(expected, "Its hash doesn't match: the entry was changed or moved.")
          : broken(
              expected,
              "Its hash names a key that the keyset file doesn't have: the hash was changed, or"
                  + " PATCHBAY_KEYSET_FILE is not the file that this database was used with.");
    }
    if (head != null && head.seq() == expected && !head.hash().equals(hash)) {
      return broken(expected, "It isn't the entry that the head of the chain names.");
    }
    return Optional.empty();
  }

  private static Optional<Broken> other(AuditRow row, Optional<AuditWitness> witness) {
    return witness
        .filter(known -> row.seq().orElse(0) == known.seq())
        .filter(known -> !known.hash().equals(row.hash().orElse("")))
        .flatMap(known -> broken(known.seq(), "It isn't the entry that the witness names."));
  }

  private static AuditVerdict verdict(
      long last, String hash, long unlinked, Optional<Broken> broken) {
    var end =
        last == 0 ? Optional.<AuditWitness>empty() : Optional.of(new AuditWitness(last, hash));
    return new AuditVerdict(last, unlinked, end, broken);
  }

  private Optional<Broken> end(
      @Nullable AuditHead head, Optional<AuditWitness> witness, long last) {
    if (witness.isPresent() && witness.get().seq() > last) {
      return broken(
          last + 1, "It is missing: the witness has seen entry " + witness.get().seq() + ".");
    }
    if (head == null) {
      return last == 0
          ? Optional.empty()
          : broken(last + 1, "The head of the chain is missing: last entries may be gone with it.");
    }
    if (!head.holds(key)) {
      return broken(
          last + 1, "The head of the chain was changed: last entries may have been removed.");
    }
    return head.seq() > last
        ? broken(last + 1, "It is missing: the chain went up to " + head.seq() + ".")
        : Optional.empty();
  }

  private static Optional<Broken> broken(long seq, String why) {
    return Optional.of(new Broken(seq, why));
  }
}
