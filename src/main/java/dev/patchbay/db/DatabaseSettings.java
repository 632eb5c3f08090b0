package dev.patchbay.db;

import org.jspecify.annotations.Nullable;

/** Where the database is and who we are there. Never prints the password. */
public record DatabaseSettings(String jdbcUrl, @Nullable String user, @Nullable String password) {
  @Override
  public String toString() {
    return "DatabaseSettings(hidden)";
  }
}
