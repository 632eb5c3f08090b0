package dev.patchbay.core.planted;

import com.google.gson.JsonObject;
import dev.patchbay.db.Transactions;
import org.jdbi.v3.core.Handle;

/** Breaks the architecture on purpose, so that its test can be seen to notice. */
public final class WrongArrow {
  private final Transactions transactions;

  public WrongArrow(Transactions transactions) {
    this.transactions = transactions;
  }

  public JsonObject load() {
    transactions.run(WrongArrow::touch);
    return new JsonObject();
  }

  private static void touch(Handle handle) {
    handle.execute("select 1");
  }
}
