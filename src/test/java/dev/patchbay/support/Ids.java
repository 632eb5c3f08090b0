package dev.patchbay.support;

import dev.patchbay.core.AccountId;

/** Ids that many tests share. */
public final class Ids {
  public static final AccountId ACCOUNT = new AccountId("us", "acme");

  private Ids() {}
}
