package dev.patchbay.support;

import dev.patchbay.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL of one test, which can be restarted with what it holds, on the same port. */
public final class OwnPostgres implements AutoCloseable {
  private final Path folder;
  private EmbeddedPostgres server;

  /** Empty; its files go where the test says. */
  public OwnPostgres(Path folder) {
    this.folder = folder;
    this.server = started(0);
  }

  private EmbeddedPostgres started(int port) {
    try {
      var builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("postgres"))
              .setOverrideWorkingDirectory(folder.resolve("work").toFile())
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "off");
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException("the PostgreSQL of this test does not start", e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public DatabaseSettings settings() {
    return new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", null);
  }

  /** Ends every connection, and is away for a moment. */
  public void restart() {
    int port = server.getPort();
    close();
    server = started(port);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the PostgreSQL of this test does not stop", e);
    }
  }
}
