package dev.patchbay.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants out of a row that is read by hand, as {@code db} puts them in: through offsets. */
public final class Utc {
  private Utc() {}

  public static Instant read(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
