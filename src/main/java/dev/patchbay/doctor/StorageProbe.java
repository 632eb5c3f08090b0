package dev.patchbay.doctor;

import dev.patchbay.core.Place;
import dev.patchbay.db.DatabaseLook;
import dev.patchbay.db.DatabaseUnavailableException;
import dev.patchbay.db.DatabaseUnavailableException.Reason;
import dev.patchbay.db.SchemaState;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetException;
import dev.patchbay.secret.UnreadableSecretException;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * The database and the keyset, opened once to be looked at; several checks ask for them.
 * Thread-safe.
 */
final class StorageProbe implements AutoCloseable {

  /** How the database stands. */
  sealed interface Data {}

  record Opened(DatabaseLook look, String product, SchemaState schema) implements Data {
    /** Whether nobody has started on it yet. */
    boolean empty() {
      return !schema.pending().isEmpty() && schema.pending().contains("V1");
    }
  }

  record Shut(Reason reason, String message) implements Data {}

  /** How the keyset stands. */
  sealed interface Keys {}

  record Loaded(Keyset keyset) implements Keys {}

  record Missing() implements Keys {}

  record Unusable(String message) implements Keys {}

  /** The installations with their tokens. */
  sealed interface Tokens {}

  record Read(List<Installation> installations) implements Tokens {}

  record Unreadable(String message) implements Tokens {}

  record Unknown(String why) implements Tokens {}

  private final Setup.Stored stored;
  private final Clock clock;
  private final Memoized<Data> data = new Memoized<>(this::openData);
  private final Supplier<Keys> keys = new Memoized<>(this::openKeys);
  private final Supplier<Tokens> tokens = new Memoized<>(this::readTokens);

  StorageProbe(Setup.Stored stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  Data data() {
    return data.get();
  }

  Keys keys() {
    return keys.get();
  }

  Tokens tokens() {
    return tokens.get();
  }

  /** Where connections post, each place once; empty where the database cannot be read. */
  List<Place> connected() {
    return data() instanceof Opened opened && opened.schema().pending().isEmpty()
        ? stored.connected().apply(opened.look().transactions())
        : List.of();
  }

  private Data openData() {
    try {
      return looked(DatabaseLook.open(stored.database()));
    } catch (DatabaseUnavailableException e) {
      return new Shut(e.reason(), message(e));
    }
  }

  private static Data looked(DatabaseLook look) {
    boolean kept = false;
    try {
      var opened = new Opened(look, look.product(), look.schema());
      kept = true;
      return opened;
    } finally {
      if (!kept) {
        look.close();
      }
    }
  }

  private static String message(DatabaseUnavailableException e) {
    return String.valueOf(e.getMessage());
  }

  private Keys openKeys() {
    if (Files.notExists(stored.keysetFile())) {
      return new Missing();
    }
    try {
      return new Loaded(Keyset.load(stored.keysetFile(), false));
    } catch (KeysetException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  private Tokens readTokens() {
    if (data() instanceof Shut shut) {
      return new Unknown(
          switch (shut.reason()) {
            case ABSENT -> "there is no database yet";
            case IN_USE -> "the running server has the database open, and only one process can";
            case OTHER -> "the database does not open";
          });
    }
    var opened = (Opened) data();
    if (opened.empty()) {
      return new Read(List.of());
    }
    if (!opened.schema().pending().isEmpty()) {
      return new Unknown("the database's schema is behind");
    }
    if (!(keys() instanceof Loaded loaded)) {
      return new Unknown("the keyset is not there or not usable");
    }
    try {
      var encryptor = loaded.keyset().encryptor();
      return new Read(new Installations(opened.look().transactions(), encryptor, clock).all());
    } catch (UnreadableSecretException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    if (data.known().orElse(null) instanceof Opened opened) {
      opened.look().close();
    }
  }
}
