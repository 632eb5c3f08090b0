package dev.patchbay.account;

import dev.patchbay.db.Transactions;
import dev.patchbay.secret.SealedBox;
import java.security.SecureRandom;
import java.time.Clock;

/** What every class here that keeps something stands on. */
public record Storage(Transactions transactions, SealedBox box, Clock clock, SecureRandom random) {}
