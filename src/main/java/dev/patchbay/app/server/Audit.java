package dev.patchbay.app.server;

import dev.patchbay.audit.AuditChain;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditReader;

/** The record of who changed what. */
record Audit(AuditLog log, AuditChain chain, AuditReader reader) {

  static Audit of(Foundation storage) {
    var transactions = storage.database().transactions();
    var key = new ChainKey(storage.keyset().fingerprint());
    var chain = new AuditChain(transactions, storage.leases(), key);
    return new Audit(
        new AuditLog(transactions, storage.clock()),
        chain,
        new AuditReader(transactions, chain::link));
  }
}
